#pragma once

#include <array>
#include <cstdint>

#include "common/image_view.h"

namespace qujing {

/// A frame in little: what tells whether it was shown before.
struct FramePrint {
  static constexpr int kColumns = 128, kRows = 96;
  static constexpr int kCell = 8, kCellColumns = kColumns / kCell, kCellRows = kRows / kCell;
  static constexpr int kSamples = kColumns * kRows, kCells = kCellColumns * kCellRows;

  std::array<std::uint8_t, kSamples> samples{};  ///< luma at places spread evenly over the frame, 0..255
  std::array<std::uint8_t, kCells> cells{};      ///< means of 8 x 8 samples

  void take(const ImageView& frame);
};

/// Samples whose luma differs by more than a step, of 1: that much is left by coding one picture twice.
double changedShare(const FramePrint& a, const FramePrint& b);

}  // namespace qujing
