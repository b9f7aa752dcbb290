#include "liveness/looped_frames.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace qujing {
namespace {

/// What lies back 1.3 s counts e times less: about a movement's length.
constexpr float kKept = 0.9394f;  // exp(-1 / 16 slots)
/// Faded slots of a stretch of 2 s: enough of both kinds before anything is said.
constexpr float kLeastCounted = 12;
/// Square luma steps, summed over the cells: rounding and what coding leaves.
constexpr float kFloor = 60;
/// Times the floor: less spread is noise and breathing, of which nothing can be told.
constexpr float kMoved = 10;
/// A gap of so many slots is no stretch.
constexpr int kLongestGap = 7;

template <typename Cells>
float squaresBetween(const Cells& a, const Cells& b) {
  int sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const int off = a[i] - b[i];
    sum += off * off;
  }
  return static_cast<float>(sum);
}

}  // namespace

void LoopedFrames::next(const FramePrint& print, double timestampMs) {
  if (!slotMs_) slotMs_ = timestampMs - kSlotMs;
  const double due = std::floor((timestampMs - *slotMs_) / kSlotMs);
  if (due < 1) return;
  if (due > kLongestGap) restart();
  // A frame stands for the time since the one before, so that distances are of time and not of frames.
  const int slots = due > kLongestGap ? 1 : static_cast<int>(due);
  for (int i = 0; i < slots; ++i) put(print.cells);
  *slotMs_ += due * kSlotMs;
}

void LoopedFrames::put(const Cells& cells) {
  compare(cells);
  newest_ = (newest_ + 1) % kSlots;
  past_[newest_] = cells;
  known_ = std::min(known_ + 1, kSlots);
}

void LoopedFrames::compare(const Cells& cells) {
  const float fresh = 1 - kKept;
  float spread = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const float off = cells[i] - mean_[i];
    spread += off * off;
    mean_[i] += (spreadCounted_ < 1 ? 1 : fresh) * off;
  }
  spread_ = kKept * spread_ + (spreadCounted_ < 1 ? 0 : spread);
  spreadCounted_ = kKept * spreadCounted_ + 1;
  const float within = spread_ / spreadCounted_ + kFloor;
  const bool moved = spreadCounted_ >= kLeastCounted && within >= (1 + kMoved) * kFloor;
  for (int distance = kNearest; distance < known_; ++distance) {
    const Cells& then = past_[(newest_ + 1 - distance + kSlots) % kSlots];
    difference_[distance] = kKept * difference_[distance] + squaresBetween(cells, then);
    counted_[distance] = kKept * counted_[distance] + 1;
    if (moved && counted_[distance] >= kLeastCounted)
      hold(distance, (difference_[distance] / counted_[distance] + kFloor) / within);
  }
}

/// A movement that is done again is alike for a moment, where it begins or ends; what is played again stays alike.
void LoopedFrames::hold(int distance, float share) {
  held_[distance] = kKept * held_[distance] + share;
  heldCounted_[distance] = kKept * heldCounted_[distance] + 1;
  if (heldCounted_[distance] < kLeastCounted) return;
  const double mean = held_[distance] / heldCounted_[distance];
  if (!least_ || mean < *least_) least_ = mean;
}

/// What lies before a gap is forgotten.
void LoopedFrames::restart() {
  difference_.fill(0);
  counted_.fill(0);
  held_.fill(0);
  heldCounted_.fill(0);
  spread_ = spreadCounted_ = 0;
  known_ = 0;
}

}  // namespace qujing
