#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "liveness/frame_print.h"

namespace qujing {

/// Notices a stretch of frames that comes again seconds later. For every distance in time between 1.6 s and 41 s it
/// follows how much frames differ from those of that long ago, against how much they differ among themselves lately:
/// what moved and moved exactly so before was played twice. Nobody repeats a movement of a second to the pixel; who
/// sits still differs from before by the camera's noise as much as from frame to frame.
class LoopedFrames {
 public:
  /// timestampMs: not earlier than the one before.
  void next(const FramePrint& print, double timestampMs);
  /// Squared difference to the most alike stretch before, over that of the stretch within itself: the least so far.
  /// 0: a copy; 1 and more: nothing alike. Empty until something moved for
  /// 2 s.
  std::optional<double> leastDifference() const { return least_; }

  static constexpr double kSlotMs = 80;

 private:
  using Cells = std::array<std::uint8_t, FramePrint::kCells>;
  static constexpr int kSlots = 512;
  static constexpr int kNearest = 20;  ///< slots: a nod and the next are not further apart

  void put(const Cells& cells);
  void compare(const Cells& cells);
  void hold(int distance, float share);
  void restart();

  std::vector<Cells> past_ = std::vector<Cells>(kSlots);
  std::array<float, kSlots> difference_{};        ///< by distance in slots, the past fading
  std::array<float, kSlots> counted_{};           ///< slots in `difference_`, faded alike
  std::array<float, kSlots> held_{};              ///< shares of the two, the past fading, while something moves
  std::array<float, kSlots> heldCounted_{};       ///< slots in `held_`, faded alike
  std::array<float, FramePrint::kCells> mean_{};  ///< of lately
  float spread_ = 0, spreadCounted_ = 0;
  int known_ = 0, newest_ = 0;
  std::optional<double> slotMs_;
  std::optional<double> least_;
};

}  // namespace qujing
