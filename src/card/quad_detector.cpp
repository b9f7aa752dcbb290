#include "card/quad_detector.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "card/card_network_weights.h"

namespace qujing {
namespace {

/// A corner may lie this share of the frame's long side outside before the card counts as partly outside.
constexpr double kOutsideShare = 0.01;
/// The contour at one half is the most exact; the others are tried where nothing excellent comes of it.
constexpr std::array kCoverLevels{0.5f, 0.3f, 0.7f, 0.15f};
/// Cells at the frame's border that the cover must fill before the card counts as cut.
constexpr int kCutCells = 3;
/// How far a side may lie from where the network has it, in cells: the next is tried while nothing excellent is found.
constexpr std::array kReaches{1.0, 2.0, 3.0};
constexpr double kDeviationOfReach = 0.3;
/// Looks at the edges that one frame is worth: on the tune set more found no more.
constexpr int kMostLooks = 9;
/// A misfit that a closer look does not mend.
constexpr double kHopeless = 3;
/// What is left after the first look, as shares of the frame's long side (10 and 4 px at 1280).
constexpr double kCloseReach = 0.008;
constexpr double kCloseDeviation = 0.003;

}  // namespace

bool liesInside(const Quad& quad, const ImageView& frame) {
  const double slack = kOutsideShare * std::max(frame.width(), frame.height());
  for (Point p : quad.corners())
    if (p.x < -slack || p.y < -slack || p.x > frame.width() + slack || p.y > frame.height() + slack) return false;
  return true;
}

namespace {

/// Evidence that a further look hardly betters: on the tune set stopping here loses nothing.
bool isExcellent(const QuadEvidence& evidence) { return evidence.misfit < 0.7 && confidenceOf(evidence) > 0.9; }

/// Soft overlap of a quad (in cells) with the cover of the component's neighbourhood: sum of minima over sum of maxima.
double agreementOf(const Quad& cells, const CardMaps& maps) {
  const auto c = cells.corners();
  double left = maps.width, top = maps.height, right = 0, bottom = 0;
  for (Point p : c) {
    left = std::min(left, p.x);
    right = std::max(right, p.x);
    top = std::min(top, p.y);
    bottom = std::max(bottom, p.y);
  }
  const int firstX = std::max(0, static_cast<int>(left) - 1),
            lastX = std::min(maps.width - 1, static_cast<int>(right) + 1);
  const int firstY = std::max(0, static_cast<int>(top) - 1),
            lastY = std::min(maps.height - 1, static_cast<int>(bottom) + 1);
  double shared = 0, all = 0;
  for (int y = firstY; y <= lastY; ++y)
    for (int x = firstX; x <= lastX; ++x) {
      const double cover = maps.cover[y * maps.width + x];
      const double inside = contains(cells, {x + 0.5, y + 0.5}) ? 1.0 : 0.0;
      shared += std::min(cover, inside);
      all += std::max(cover, inside);
    }
  return all > 0 ? shared / all : 0;
}

/// The largest value of the outline map in the cells round a point (in cells).
double outlineNear(const CardMaps& maps, Point at) {
  const int x = static_cast<int>(at.x), y = static_cast<int>(at.y);
  float peak = 0;
  for (int ny = std::max(0, y - 1); ny <= std::min(maps.height - 1, y + 1); ++ny)
    for (int nx = std::max(0, x - 1); nx <= std::min(maps.width - 1, x + 1); ++nx)
      peak = std::max(peak, maps.outline[ny * maps.width + nx]);
  return peak;
}

/// What the network's maps say of a quad (in cells).
void addMaps(const Quad& cells, const CardMaps& maps, QuadEvidence& evidence) {
  constexpr int kPlaces = 16;
  const auto c = cells.corners();
  evidence.agreement = agreementOf(cells, maps);
  evidence.weakestOutline = 1;
  for (int i = 0; i < 4; ++i) {
    double side = 0;
    for (int k = 0; k < kPlaces; ++k)
      side += outlineNear(maps, c[i] + (c[(i + 1) % 4] - c[i]) * ((k + 0.5) / kPlaces)) / kPlaces;
    evidence.weakestOutline = std::min(evidence.weakestOutline, side);
  }
}

}  // namespace

void addEdges(const RefinedQuad& refined, QuadEvidence& evidence) {
  const auto& support = refined.support;
  evidence.support = (support[0] + support[1] + support[2] + support[3]) / 4;
  evidence.weakestSupport = *std::min_element(support.begin(), support.end());
  evidence.misfit = refined.misfit;
}

/// Logistic regression on the best quads of the tune set: true ones (IoU >= 0.9) against wrong ones and against what
/// was found in frames without a card.
double confidenceOf(const QuadEvidence& evidence) {
  const double score = 13.3 * evidence.agreement + 6.7 * evidence.weakestSupport + 2.2 * evidence.weakestOutline -
                       8.4 * std::min(evidence.misfit, 3.0) - 13.9;
  return 1 / (1 + std::exp(-score));
}

QuadDetector::QuadDetector() : network_({kCardNetworkWeights, kCardNetworkWeightsSize}) {}

std::optional<DetectedQuad> QuadDetector::examine(const ImageView& frame, const Quad& rough, double cell,
                                                  const CardMaps& maps) {
  const double longSide = std::max(frame.width(), frame.height());
  std::optional<DetectedQuad> best;
  for (const double reach : kReaches) {
    if (looksLeft_-- <= 0) break;
    const auto near = refiner_.refine(frame, rough, reach * cell, reach * cell * kDeviationOfReach);
    if (!near || near->misfit > kHopeless) continue;
    const auto refined = refiner_.refine(frame, near->quad, kCloseReach * longSide, kCloseDeviation * longSide);
    if (!refined) continue;
    DetectedQuad found;
    addMaps(scaled(refined->quad, 1 / cell), maps, found.evidence);
    addEdges(*refined, found.evidence);
    found.quad = orderedAsSeen(refined->quad);
    found.confidence = confidenceOf(found.evidence);
    if (!best || found.confidence > best->confidence) best = found;
    if (isExcellent(best->evidence)) break;
  }
  return best;
}

Detection QuadDetector::detect(const ImageView& frame) {
  const Letterbox box = Letterbox::fit(frame.width(), frame.height(), kCardTensorSide, kCardTensorMultiple);
  tensor_.resize(static_cast<std::size_t>(box.tensorWidth) * box.tensorHeight * 3);
  shrinker_.shrink(frame, box, tensor_);
  const CardMaps maps = network_.run(tensor_, box.tensorWidth, box.tensorHeight);
  const int width = std::min(maps.width, (box.width + kCardMapStride - 1) / kCardMapStride);
  const int height = std::min(maps.height, (box.height + kCardMapStride - 1) / kCardMapStride);

  const double cell = kCardMapStride * box.factor;

  Detection detection;
  looksLeft_ = kMostLooks;
  for (const float level : kCoverLevels) {
    for (const CoverComponent& component : components_.find(maps, width, height, level)) {
      const auto rough = looksLeft_ > 0 ? quadFit_.fit(component.border) : std::nullopt;
      const auto found = rough ? examine(frame, scaled(*rough, cell), cell, maps) : std::nullopt;
      const bool isCard = found && found->confidence >= kFoundConfidence;
      if (isCard && liesInside(found->quad, frame)) {
        if (!detection.card || found->confidence > detection.card->confidence) detection.card = found;
      } else if (isCard || component.cutCells >= kCutCells) {
        detection.partlyOutside = true;
      }
    }
    if (detection.card && isExcellent(detection.card->evidence)) break;
  }
  if (detection.card) detection.partlyOutside = false;
  return detection;
}

}  // namespace qujing
