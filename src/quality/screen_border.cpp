#include "quality/screen_border.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "quality/luma.h"

namespace qujing {
namespace {

/// Pixels that the frame is shrunk to on its long side: a bezel of 3 mm beside a face of 15 cm is two.
constexpr int kLongSide = 240;
/// Tangents: a screen is held upright to some 12 degrees, and seen askew.
constexpr int kSlopes = 8;  ///< either way
constexpr double kSlopeStep = 0.03;
/// Luma steps, and of the brighter side, by which the darker one is darker.
constexpr float kLeastDrop = 12, kLeastShare = 0.2F;
/// Luma of a bezel in a lit room, with what it mirrors, at most.
constexpr float kDark = 60;
/// Pixels either side of the line that are compared.
constexpr int kApart = 1;
/// The line is followed for so many face widths and heights either way.
constexpr double kReachAcross = 0.8, kReachDown = 0.75;

}  // namespace

void ScreenBorderMeter::shrink(const ImageView& frame) {
  const int longSide = std::max(frame.width(), frame.height());
  const int step = std::max(1, longSide / kLongSide);
  width_ = frame.width() / step;
  height_ = frame.height() / step;
  factor_ = 1.0 / step;
  luma_.resize(static_cast<std::size_t>(width_) * height_);
  const int bytes = bytesPerPixel(frame.format());
  // Two by two places of each square are enough for a mean: edges are judged along a line.
  const int near = step / 4, far = step - 1 - step / 4;
  for (int y = 0, i = 0; y < height_; ++y) {
    const std::uint8_t* const upper = frame.row(y * step + near);
    const std::uint8_t* const lower = frame.row(y * step + far);
    for (int x = 0; x < width_; ++x, ++i) {
      const std::ptrdiff_t a = static_cast<std::ptrdiff_t>(x * step + near) * bytes,
                           b = static_cast<std::ptrdiff_t>(x * step + far) * bytes;
      luma_[i] = static_cast<float>(lumaOf(upper + a, frame.format()) + lumaOf(upper + b, frame.format()) +
                                    lumaOf(lower + a, frame.format()) + lumaOf(lower + b, frame.format())) /
                 4;
    }
  }
}

/// The larger share of the line's places: where it is darker, or from dark brighter, outward of it. 0 as soon as it
/// cannot become more than `least`.
double ScreenBorderMeter::support(const Search& search, double at, double slope, double least) const {
  const bool upright = search.upright;
  const int across = upright ? width_ : height_, along = upright ? height_ : width_;
  const int from = std::max(0, search.middle - search.reach), to = std::min(along - 1, search.middle + search.reach);
  const int places = to - from + 1;
  if (places <= search.reach) return 0;
  const double mostMissed = places * (1 - least);
  int falls = 0, rises = 0;
  for (int v = from; v <= to; ++v) {
    const int u = static_cast<int>(std::lround(at + slope * (v - search.middle)));
    const int in = u - search.outward * kApart, out = u + search.outward * kApart;
    if (std::min(in, out) >= 0 && std::max(in, out) < across) {
      const float inside = upright ? lumaAt(in, v) : lumaAt(v, in), outside = upright ? lumaAt(out, v) : lumaAt(v, out);
      const float step = std::max(kLeastDrop, kLeastShare * std::max(inside, outside));
      falls += inside - outside >= step ? 1 : 0;
      rises += outside - inside >= step && inside <= kDark ? 1 : 0;
    }
    if (v - from + 1 - std::max(falls, rises) > mostMissed) return 0;
  }
  return static_cast<double>(std::max(falls, rises)) / places;
}

double ScreenBorderMeter::best(const Search& search) const {
  double most = 0;
  for (int at = std::min(search.from, search.to); at <= std::max(search.from, search.to); ++at)
    for (int lean = -kSlopes; lean <= kSlopes; ++lean)
      most = std::max(most, support(search, at, lean * kSlopeStep, most));
  return most;
}

ScreenBorderMeter::Search ScreenBorderMeter::searchOf(const Rect& face, int side) const {
  const auto scaled = [this](double pixels) { return static_cast<int>(std::lround(pixels * factor_)); };
  const int x = scaled(face.x + face.width / 2), y = scaled(face.y + face.height / 2);
  const int down = scaled(kReachDown * face.height), across = scaled(kReachAcross * face.width);
  switch (side) {
    case 0:
      return {true, 1, scaled(face.x - 0.1 * face.width), -1, y, down};
    case 1:
      return {true, scaled(face.x + 1.1 * face.width), width_ - 2, 1, y, down};
    case 2:
      return {false, 1, scaled(face.y - 0.15 * face.height), -1, x, across};
    default:
      return {false, scaled(face.y + 1.15 * face.height), height_ - 2, 1, x, across};
  }
}

double ScreenBorderMeter::sideOf(const ImageView& frame, const Rect& face, int side) {
  shrink(frame);
  return best(searchOf(face, side));
}

ScreenBorderMeter::Sides ScreenBorderMeter::sidesOf(const ImageView& frame, const Rect& face) {
  shrink(frame);
  Sides sides;
  for (int side = 0; side < kSides; ++side) sides[side] = best(searchOf(face, side));
  return sides;
}

double ScreenBorderMeter::framing(const Sides& sides) {
  Sides sorted = sides;
  std::ranges::sort(sorted);
  return sorted[2];
}

}  // namespace qujing
