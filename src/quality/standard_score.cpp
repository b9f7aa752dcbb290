#include "quality/standard_score.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace qujing::standard {
namespace {

double sigmoid(double x, double x0, double w) { return 1 / (1 + std::exp((x0 - x) / w)); }

double bounded(double score) { return std::clamp(std::round(score), 0.0, 100.0); }

}  // namespace

double headPoseScore(double degrees) {
  const double cosine = std::cos(std::min(std::abs(degrees), 90.0) * std::numbers::pi / 180);
  return bounded(100 * cosine * cosine);
}

double eyeDistanceScore(double pixels) { return bounded(100 * sigmoid(pixels, 70, 20)); }

double eyesOpenScore(double openingOverEyeToChin) { return bounded(100 * sigmoid(openingOverEyeToChin, 0.02, 0.01)); }

double mouthClosedScore(double openingOverEyeToChin) {
  return bounded(100 * (1 - sigmoid(openingOverEyeToChin, 0.2, 0.06)));
}

double overExposureScore(double share) { return bounded(1 / (share + 0.01)); }

double underExposureScore(double share) { return bounded(120 * (0.832 - sigmoid(share, 0.92, 0.05))); }

double luminanceMeanScore(double mean) {
  return bounded(100 * sigmoid(mean, 0.2, 0.05) * (1 - sigmoid(mean, 0.8, 0.05)));
}

double luminanceVarianceScore(double variance) {
  return bounded(100 * std::sin(60 * variance / (60 * variance + 1) * std::numbers::pi));
}

double dynamicRangeScore(double entropyBits) { return bounded(12.5 * entropyBits); }

double illuminationScore(double intersection) { return bounded(100 * std::pow(std::max(0.0, intersection), 0.3)); }

double naturalColourScore(double distance) { return bounded(200 * (1 - sigmoid(distance, 0, 10))); }

double backgroundScore(double meanGradient) { return bounded(190 * (1 - sigmoid(meanGradient, 10, 100))); }

double headCoveringScore(double share) {
  if (share <= 0) return 100;
  return share >= 0.95 ? 0 : bounded(100 * (1 - sigmoid(share, 0.02, 0.1)));
}

double visibleScore(double coveredShare) { return bounded(100 * (1 - coveredShare)); }

double singleFaceScore(double areaRatio) { return bounded(100 * (1 - areaRatio)); }

}  // namespace qujing::standard
