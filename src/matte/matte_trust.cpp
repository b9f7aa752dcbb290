#include "matte/matte_trust.h"

#include <algorithm>
#include <cmath>

namespace qujing {
namespace {

/// Of 1: colours that nobody tells apart in a soft edge.
constexpr float kAlike = 0.07F;
/// Pixels beside the mask's edge where colours are compared.
constexpr float kNear = 4;

double doubtOf(float share) { return 1 - std::abs(2.0 * share - 1); }

/// 1 up to `good`, 0 from `bad` on.
double ramp(double value, double good, double bad) { return std::clamp((bad - value) / (bad - good), 0.0, 1.0); }

}  // namespace

MatteEvidence matteEvidence(const Plane<float>& mask, const Plane<float>& alpha, const Trimap& trimap,
                            std::span<const Mixture> mixtures) {
  MatteEvidence evidence;
  double outline = 0;
  for (int y = 0, i = 0; y < mask.height; ++y)
    for (int x = 0; x < mask.width; ++x, ++i) {
      evidence.maskDoubt += doubtOf(mask[i]);
      evidence.alphaDoubt += doubtOf(alpha[i]);
      if (std::abs(trimap.depth[i]) <= 1 && x > 0 && y > 0) outline += 0.5;
    }
  outline = std::max(outline, 1.0);
  double near = 0;
  for (std::size_t k = 0; k < mixtures.size(); ++k) {
    const int i = trimap.unknown[k];
    evidence.disagreement += std::max(0.0F, std::abs(mask[i] - alpha[i]) - 0.5F) * 2 * (1 - mixtures[k].plain);
    if (std::abs(trimap.depth[i]) > kNear) continue;
    const Colour way = mixtures[k].person - mixtures[k].background;
    near += 1;
    if (dot(way, way) < kAlike * kAlike) evidence.alike += 1;
  }
  evidence.maskDoubt /= outline;
  evidence.alphaDoubt /= outline;
  evidence.disagreement /= outline;
  evidence.alike /= std::max(near, 1.0);
  return evidence;
}

/// From good to bad on 89 photographs and 88 heads with strands and known alpha, looked at one by one: a mask's own
/// edge is 3 to 5 pixels wide, hair's matte 3 to 7; dark hair before dark grounds and bystanders are beyond.
double matteTrust(const MatteEvidence& evidence) {
  return ramp(evidence.maskDoubt, 5, 10) * ramp(evidence.alphaDoubt, 6, 10) * ramp(evidence.disagreement, 0.4, 1.4) *
         ramp(evidence.alike, 0.25, 0.5);
}

}  // namespace qujing
