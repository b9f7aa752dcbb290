#pragma once

#include <array>

#include "common/geometry.h"
#include "common/image_view.h"

namespace qujing {

/// A look across one side of a card: kSegments places along the side, at each the colour along the side's normal.
/// Positions run from -kReach to +kReach steps, outside of the card first.
class EdgeStrip {
 public:
  static constexpr int kSegments = 20;
  static constexpr int kReach = 30;       ///< steps each way at which a response exists
  static constexpr int kWidestScale = 9;  ///< steps each side of the edge that the widest response averages
  static constexpr int kPositions = 2 * kReach + 1;

  /// from, to: the side's ends, clockwise round the card; step: frame pixels per position. Segments lie between
  /// kMargin and 1 - kMargin of the side, which leaves the round corners out (radius 3.7 % of the card's width).
  void sample(const ImageView& frame, Point from, Point to, double step);

  /// Fills response(): how much the colour changes across each position, 0..1, over `scale` steps each way. 1 is a
  /// change far above the strip's own median, 0 none: so a busy table does not outvote a faint edge.
  void respond(int scale);
  float response(int segment, int position) const { return response_[segment][position]; }

  /// Where along the side a segment's centre lies, 0..1.
  static double along(int segment) { return kMargin + (1 - 2 * kMargin) * (segment + 0.5) / kSegments; }
  static constexpr double kMargin = 0.08;

  /// Frame pixels per position where nothing asks for a longer look: one at a long side of 1280, at least half a one.
  static double usualStep(const ImageView& frame);

 private:
  static constexpr int kSamples = kPositions + 2 * kWidestScale;
  struct Colour {
    float red, green, blue;
  };

  void sampleSegment(const ImageView& frame, Point middle, Point alongStep, Point acrossStep, int segment);

  /// The median of every kMedianStride-th change tells as much as that of all.
  static constexpr int kMedianStride = 3;

  std::array<std::array<Colour, kSamples + 1>, kSegments> sums_;  ///< of the colours before each sample
  std::array<std::array<float, kPositions>, kSegments> response_;
  std::array<float, kSegments * kPositions / kMedianStride> sorted_;
};

}  // namespace qujing
