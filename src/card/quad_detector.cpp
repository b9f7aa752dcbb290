#include "card/quad_detector.h"

#include <algorithm>
#include <cmath>

#include "card/card_aspect.h"
#include "card/card_network_weights.h"

namespace qujing {
namespace {

/// A corner may lie this share of the frame's long side outside before the card counts as partly outside.
constexpr double kOutsideShare = 0.01;
/// Cells at the frame's border that the cover must fill before the card counts as cut.
constexpr int kCutCells = 3;
/// The network's own error of a side, in cells, and the farthest a side may lie from where it says.
constexpr double kRoughDeviation = 0.3;
constexpr double kRoughReach = 1.0;

}  // namespace

bool liesInside(const Quad& quad, const ImageView& frame) {
  const double slack = kOutsideShare * std::max(frame.width(), frame.height());
  for (Point p : quad.corners())
    if (p.x < -slack || p.y < -slack || p.x > frame.width() + slack || p.y > frame.height() + slack) return false;
  return true;
}

namespace {

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

}  // namespace

void addEdges(const RefinedQuad& refined, const ImageView& frame, QuadEvidence& evidence) {
  const auto& support = refined.support;
  evidence.support = (support[0] + support[1] + support[2] + support[3]) / 4;
  evidence.weakestSupport = *std::min_element(support.begin(), support.end());
  evidence.misfit = seenSquare(orderedAsSeen(refined.quad), frame.width(), frame.height()).misfit;
}

double confidenceOf(const QuadEvidence& evidence) {
  const double score = 8 * (evidence.agreement - 0.7) + 4 * (evidence.support - 0.4) +
                       2 * (evidence.weakestSupport - 0.2) - 0.5 * std::max(0.0, evidence.misfit - 1.5);
  return 1 / (1 + std::exp(-score));
}

QuadDetector::QuadDetector() : network_({kCardNetworkWeights, kCardNetworkWeightsSize}) {}

std::optional<DetectedQuad> QuadDetector::examine(const ImageView& frame, const CoverComponent& component,
                                                  const CardMaps& maps, const Letterbox& box) {
  const std::optional<Quad> rough = quadFit_.fit(component.border);
  if (!rough) return std::nullopt;
  const double cell = kCardMapStride * box.factor;
  const auto refined = refiner_.refine(frame, scaled(*rough, cell), kRoughReach * cell, kRoughDeviation * cell);
  if (!refined) return std::nullopt;
  DetectedQuad found;
  found.evidence.agreement = agreementOf(scaled(refined->quad, 1 / cell), maps);
  addEdges(*refined, frame, found.evidence);
  found.quad = orderedAsSeen(refined->quad);
  found.confidence = confidenceOf(found.evidence);
  return found;
}

Detection QuadDetector::detect(const ImageView& frame) {
  const Letterbox box = Letterbox::fit(frame.width(), frame.height(), kCardTensorSide, kCardTensorMultiple);
  tensor_.resize(static_cast<std::size_t>(box.tensorWidth) * box.tensorHeight * 3);
  shrinker_.shrink(frame, box, tensor_);
  const CardMaps maps = network_.run(tensor_, box.tensorWidth, box.tensorHeight);
  const int width = std::min(maps.width, (box.width + kCardMapStride - 1) / kCardMapStride);
  const int height = std::min(maps.height, (box.height + kCardMapStride - 1) / kCardMapStride);

  Detection detection;
  for (const CoverComponent& component : components_.find(maps, width, height)) {
    if (component.cutCells >= kCutCells) {
      detection.partlyOutside = true;
      continue;
    }
    const auto found = examine(frame, component, maps, box);
    if (!found || found->confidence < kFoundConfidence) continue;
    if (!liesInside(found->quad, frame))
      detection.partlyOutside = true;
    else if (!detection.card || found->confidence > detection.card->confidence)
      detection.card = found;
  }
  if (detection.card) detection.partlyOutside = false;
  return detection;
}

}  // namespace qujing
