#include "card/edge_strip.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace qujing {
namespace {

/// Samples along the side within one segment; their mean takes the noise down.
constexpr int kAlong = 8;
/// Each of them is moved across by another share of a step (of a pixel, where that is more): an edge that runs with the
/// pixel grid would else snap to it. The order keeps a slanted edge from being moved.
constexpr std::array<double, kAlong> kDither{-7 / 16.0, 1 / 16.0,  -3 / 16.0, 5 / 16.0,
                                             3 / 16.0,  -5 / 16.0, 7 / 16.0,  -1 / 16.0};
/// Strengths of blur and the reach of the search are stated at a frame of this long side.
constexpr double kReferenceSide = 1280;
/// Frame pixels: below it a strip would read the same pixels again and again.
constexpr double kFinestStep = 0.5;
/// Levels (of 255, over three channels) that count as no change at all in an even, noiseless picture.
constexpr float kFloor = 3.0f;
/// The change that earns half the response, in medians of the strip.
constexpr float kMedians = 2.0f;

const std::uint8_t* pixelAt(const ImageView& frame, Point p) {
  const int x = std::clamp(static_cast<int>(p.x), 0, frame.width() - 1);
  const int y = std::clamp(static_cast<int>(p.y), 0, frame.height() - 1);
  return frame.row(y) + x * bytesPerPixel(frame.format());
}

}  // namespace

void EdgeStrip::sampleSegment(const ImageView& frame, Point middle, Point alongStep, Point acrossStep, int segment) {
  const bool coloured = frame.format() == PixelFormat::rgba;
  const Point start = middle - alongStep * ((kAlong - 1) / 2.0) - acrossStep * (kReach + kWidestScale);
  const Point dither = acrossStep * std::max(1.0, 1 / std::max(length(acrossStep), 1e-9));
  std::array<Point, kAlong> offsets;
  for (int k = 0; k < kAlong; ++k) offsets[k] = alongStep * k + dither * kDither[k];
  sums_[segment][0] = {0, 0, 0};
  for (int i = 0; i < kSamples; ++i) {
    int red = 0, green = 0, blue = 0;
    for (int k = 0; k < kAlong; ++k) {
      const std::uint8_t* const pixel = pixelAt(frame, start + acrossStep * i + offsets[k]);
      red += pixel[0];
      green += pixel[coloured ? 1 : 0];
      blue += pixel[coloured ? 2 : 0];
    }
    constexpr float kShare = 1.0f / kAlong;
    const Colour& before = sums_[segment][i];
    sums_[segment][i + 1] = {before.red + red * kShare, before.green + green * kShare, before.blue + blue * kShare};
  }
}

double EdgeStrip::usualStep(const ImageView& frame) {
  return std::max(kFinestStep, std::max(frame.width(), frame.height()) / kReferenceSide);
}

void EdgeStrip::sample(const ImageView& frame, Point from, Point to, double step) {
  const Point side = to - from;
  const double span = std::max(length(side), 1.0);
  const Point inward = Point{-side.y, side.x} * (step / span);
  const Point alongStep = side * ((1 - 2 * kMargin) / (kSegments * kAlong));
  for (int s = 0; s < kSegments; ++s) sampleSegment(frame, from + side * along(s), alongStep, inward, s);
}

void EdgeStrip::respond(int scale) {
  const float share = 1.0f / static_cast<float>(scale);
  for (int s = 0; s < kSegments; ++s) {
    const auto& sums = sums_[s];
    auto change = [&](int at, float Colour::* channel) {
      const float after = sums[at + scale + 1].*channel - sums[at + 1].*channel;
      return after - (sums[at].*channel - sums[at - scale].*channel);
    };
    for (int p = 0; p < kPositions; ++p) {
      const int at = p + kWidestScale;
      const float red = change(at, &Colour::red), green = change(at, &Colour::green), blue = change(at, &Colour::blue);
      response_[s][p] = share * std::sqrt(red * red + green * green + blue * blue);
    }
  }
  for (std::size_t i = 0; i < sorted_.size(); ++i)
    sorted_[i] = response_[i * kMedianStride / kPositions][i * kMedianStride % kPositions];
  std::nth_element(sorted_.begin(), sorted_.begin() + sorted_.size() / 2, sorted_.end());
  const float half = kFloor + kMedians * sorted_[sorted_.size() / 2];
  for (auto& segment : response_)
    for (float& value : segment) value = value * value / (value * value + half * half);
}

}  // namespace qujing
