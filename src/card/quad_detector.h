#pragma once

#include <array>
#include <optional>
#include <span>

#include "card/card_view.h"
#include "card/cover_components.h"
#include "card/quad_fit.h"
#include "card/quad_refiner.h"
#include "card/side_overrun.h"
#include "common/geometry.h"
#include "common/image_view.h"

namespace qujing {

/// What speaks for a quad being a card, each on its own scale.
struct QuadEvidence {
  double coverFromAfar = 0;   ///< mean of the whole frame's cover within the rough quad, 0..1
  double cover = 0;           ///< mean of the closer view's cover within the quad, 0..1
  double agreement = 0;       ///< of the quad with the shape of the closer view's cover, 0..1
  double support = 0;         ///< mean response along the four sides, 0..1
  double weakestSupport = 0;  ///< of the side with the least
  double secondSupport = 0;   ///< of the side with the least but one: glare or a hand may take one side whole
  double misfit = 0;          ///< to a flat ID-1 rectangle, see SeenSquare
  double overrun = 0;         ///< see SideOverrun, 0..1
  double weakestOutline = 0;  ///< of the network's outline map under the side that has the least of it, 0..1
};

struct DetectedQuad {
  Quad quad;  ///< frame pixels, orderedAsCard
  double confidence = 0;
  QuadEvidence evidence;
};

struct Detection {
  std::optional<DetectedQuad> card;
  bool partlyOutside = false;  ///< a card runs over the frame's border and none lies whole inside
};

/// Fills in all of the evidence that the frame's edges give; that of the view stays as it is.
void addEdges(const RefinedQuad& refined, QuadEvidence& evidence);

/// 0..1; a quad counts as found from kFoundConfidence on.
double confidenceOf(const QuadEvidence& evidence);
constexpr double kFoundConfidence = 0.5;

/// Whether no corner lies outside of the frame by more than 1 % of its long side.
bool liesInside(const Quad& quad, const ImageView& frame);

/// Searches a single frame for an ID-1 card, wherever and however it lies: the network says where a card could be,
/// looks there again from near, and the edges of the full frame say exactly where.
class QuadDetector {
 public:
  Detection detect(const ImageView& frame);

 private:
  /// The contour at one half is the most exact; the others find what the network is less sure of.
  static constexpr std::array kCoverLevels{0.5f, 0.25f, 0.12f, 0.05f};
  /// Where the network is unsure of a card it is still sure of its shape: from near the contour lies at a share of the
  /// cover within the rough quad. Where that shape is frayed, a lower or a higher contour may be the better one.
  struct Level {
    double share, most;

    float of(double cover) const { return static_cast<float>(share * cover < most ? share * cover : most); }
  };
  static constexpr std::array<Level, 3> kLevels{{{0.6, 0.5}, {0.3, 0.3}, {0.95, 0.7}}};
  static constexpr int kMostPlaces = 6;
  /// Where a card may be: frame pixels, rough.
  struct Place {
    Quad quad;
    double cover = 0;      ///< of the whole frame's view, mean within the quad
    double agreement = 0;  ///< with the shape of that cover
    bool cut = false;      ///< it runs over the frame's border
    bool dropped = false;  ///< from near it is no card, or one that was examined already
  };
  /// A place seen from near.
  struct Closer {
    CardView view;
    Quad quad;                 ///< frame pixels, to a part of a cell
    double coverFromAfar = 0;  ///< of the place
  };

  std::span<Place> findPlaces(const ImageView& frame);
  bool judge(const ImageView& frame, Place& place, Level level, Detection& detection);
  std::optional<Closer> lookCloser(const ImageView& frame, const Place& place, Level level);
  std::optional<Quad> nearestIn(const CardView& view, const Quad& rough, float level);
  std::optional<DetectedQuad> placeOnEdges(const ImageView& frame, const Closer& closer);
  std::optional<DetectedQuad> placeWithin(const ImageView& frame, const Closer& closer, double reach);

  std::array<Place, kCoverLevels.size() * CoverComponents::kMost> places_;
  std::array<Quad, kMostPlaces * kLevels.size()> examined_;
  int examinedCount_ = 0, viewsLeft_ = 0, looksLeft_ = 0;
  CardViewer viewer_;
  CoverComponents components_;
  QuadFit quadFit_;
  QuadRefiner refiner_;
  SideOverrun overrun_;
};

}  // namespace qujing
