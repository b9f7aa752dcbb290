#include "liveness/frame_print.h"

#include <cstddef>
#include <cstdlib>

#include "quality/luma.h"

namespace qujing {

void FramePrint::take(const ImageView& frame) {
  const int bytes = bytesPerPixel(frame.format());
  for (int y = 0, i = 0; y < kRows; ++y) {
    const std::uint8_t* const row = frame.row((2 * y + 1) * frame.height() / (2 * kRows));
    for (int x = 0; x < kColumns; ++x, ++i) {
      const std::ptrdiff_t column = (2 * x + 1) * frame.width() / (2 * kColumns);
      samples[i] = static_cast<std::uint8_t>(lumaOf(row + column * bytes, frame.format()));
    }
  }
  for (int cell = 0; cell < kCells; ++cell) {
    const int top = cell / kCellColumns * kCell, left = cell % kCellColumns * kCell;
    int sum = kCell * kCell / 2;
    for (int i = 0; i < kCell * kCell; ++i) sum += samples[(top + i / kCell) * kColumns + left + i % kCell];
    cells[cell] = static_cast<std::uint8_t>(sum / (kCell * kCell));
  }
}

double changedShare(const FramePrint& a, const FramePrint& b) {
  int changed = 0;
  for (int i = 0; i < FramePrint::kSamples; ++i) changed += std::abs(a.samples[i] - b.samples[i]) > 1 ? 1 : 0;
  return static_cast<double>(changed) / FramePrint::kSamples;
}

}  // namespace qujing
