#include "face/face_decoder.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace qujing {
namespace {

/// Boxes that share more than this much of their union show one face (face_detection.pbtxt, min_suppression_threshold).
constexpr double kSameFace = 0.3;

/// Two anchors in each of 16 x 16 cells, then six in each of 8 x 8, all at their cell's middle. MediaPipe's
/// ssd_anchors_calculator with fixed_anchor_size; tensor pixels.
Point anchorOf(int index) {
  constexpr int kFine = 16, kFinePerCell = 2, kCoarse = 8, kCoarsePerCell = 6;
  constexpr int kFineAnchors = kFine * kFine * kFinePerCell;
  const bool fine = index < kFineAnchors;
  const int side = fine ? kFine : kCoarse;
  const int cell = fine ? index / kFinePerCell : (index - kFineAnchors) / kCoarsePerCell;
  const int column = cell % side, row = cell / side;
  return Point{column + 0.5, row + 0.5} * (static_cast<double>(kDetectorSide) / side);
}

/// In tensor pixels: the box's corners, then the six points.
using Find = std::array<Point, 8>;

struct Candidate {
  int anchor = 0;
  double score = 0;
};

Find findAt(std::span<const float> regressors, int index) {
  const float* const values = &regressors[static_cast<std::size_t>(index) * kAnchorValues];
  const auto pair = [values](int at) { return Point{values[at], values[at + 1]}; };
  const Point anchor = anchorOf(index), centre = anchor + pair(0), half = pair(2) * 0.5;
  Find find{centre - half, centre + half};
  for (int k = 0; k < 6; ++k) find[k + 2] = anchor + pair(4 + 2 * k);
  return find;
}

double overlap(const Find& a, const Find& b) {
  const double width = std::min(a[1].x, b[1].x) - std::max(a[0].x, b[0].x);
  const double height = std::min(a[1].y, b[1].y) - std::max(a[0].y, b[0].y);
  if (width <= 0 || height <= 0) return 0;
  const auto area = [](const Find& f) { return (f[1].x - f[0].x) * (f[1].y - f[0].y); };
  return width * height / (area(a) + area(b) - width * height);
}

/// The box is upright in the tensor; a turned patch makes a larger one of it in the frame.
FaceDetection inFrame(const Find& find, double score, const Patch& picture) {
  const std::array corners{picture.toFrame(find[0]), picture.toFrame({find[1].x, find[0].y}), picture.toFrame(find[1]),
                           picture.toFrame({find[0].x, find[1].y})};
  const auto [left, right] = std::minmax({corners[0].x, corners[1].x, corners[2].x, corners[3].x});
  const auto [top, bottom] = std::minmax({corners[0].y, corners[1].y, corners[2].y, corners[3].y});
  const auto at = [&](int k) { return picture.toFrame(find[k]); };
  return {{left, top, right - left, bottom - top}, score, at(2), at(3), at(4), at(5), at(6), at(7)};
}

}  // namespace

FaceDetections decodeFaces(std::span<const float> regressors, std::span<const float> logits, const Patch& picture,
                           double leastScore) {
  std::array<Candidate, kAnchorCount> candidates;
  int left = 0;
  for (int i = 0; i < kAnchorCount; ++i) {
    const double score = 1 / (1 + std::exp(-static_cast<double>(logits[i])));
    if (score >= leastScore) candidates[left++] = {i, score};
  }
  std::sort(candidates.begin(), candidates.begin() + left,
            [](const Candidate& a, const Candidate& b) { return a.score > b.score; });

  FaceDetections faces;
  while (left > 0 && faces.count < kMostFaces) {
    const Find best = findAt(regressors, candidates[0].anchor);
    const double bestScore = candidates[0].score;
    Find blend{};
    double weight = 0;
    int kept = 0;
    for (int i = 0; i < left; ++i) {
      const Find find = findAt(regressors, candidates[i].anchor);
      if (i > 0 && overlap(best, find) <= kSameFace) {
        candidates[kept++] = candidates[i];
        continue;
      }
      for (std::size_t k = 0; k < find.size(); ++k) blend[k] = blend[k] + find[k] * candidates[i].score;
      weight += candidates[i].score;
    }
    for (Point& point : blend) point = point * (1 / weight);
    faces.list[faces.count++] = inFrame(blend, bestScore, picture);
    left = kept;
  }
  return faces;
}

}  // namespace qujing
