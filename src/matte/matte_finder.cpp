#include "matte/matte_finder.h"

#include <algorithm>
#include <cmath>

namespace qujing {
namespace {

constexpr float kMissScale = 0.03F, kApart = 0.15F;
constexpr float kHangsTogether = 0.1F, kLooseHair = 24;
constexpr float kSame = 1.5F, kOther = 3, kSurePerson = 0.98F;
constexpr float kBelief = 0.1F, kPlainBelief = 3, kMaskBelief = 0.04F;

/// A pixel that is not to be told from a plain background is background, unless the mask is sure that it is not.
float grounded(const Mixture& mixture, float mask) {
  const float differs = std::clamp((mixture.off - kSame) / (kOther - kSame), 0.0F, 1.0F);
  const float same = mixture.plain * (1 - differs) * std::clamp((kSurePerson - mask) * 5, 0.0F, 1.0F);
  return mixture.alpha * (1 - same);
}

Belief beliefOf(const Mixture& mixture, float mask) {
  const Colour way = mixture.person - mixture.background;
  const float apart = std::min(1.0F, std::sqrt(dot(way, way)) / kApart);
  const float sure = mixture.miss >= 1 ? 0 : std::exp(-mixture.miss / kMissScale) * apart;
  const float mine = (kBelief + kPlainBelief * mixture.plain) * sure, masks = kMaskBelief * (1 - sure);
  return {(mine * grounded(mixture, mask) + masks * mask) / (mine + masks), mine + masks};
}

}  // namespace

const Matte& MatteFinder::find(std::span<const std::uint8_t> photo, const Plane<float>& mask,
                               const Plane<std::uint8_t>& sure) {
  photo_.fit(mask.width, mask.height);
  for (int i = 0; i < mask.size(); ++i)
    for (int c = 0; c < 3; ++c) photo_[i][c] = static_cast<float>(photo[static_cast<std::size_t>(i) * 4 + c]) / 255;
  drawTrimap(mask, sure, trimap_);
  background_.learn(photo_, trimap_);
  growTrimap(photo_, background_, sure, trimap_);
  const std::span<const Mixture> mixtures = sampler_.sample(photo_, trimap_, background_);
  beliefs_.resize(mixtures.size());
  Plane<float>& alpha = matte_.alpha;
  alpha.fit(mask.width, mask.height);
  for (int i = 0; i < mask.size(); ++i) alpha[i] = trimap_.regions[i] == Region::person ? 1.0F : 0.0F;
  for (std::size_t k = 0; k < mixtures.size(); ++k) {
    const int i = trimap_.unknown[k];
    beliefs_[k] = beliefOf(mixtures[k], std::clamp((mask[i] - 0.1F) / 0.8F, 0.0F, 1.0F));
    alpha[i] = beliefs_[k].alpha;
  }
  solver_.solve(photo_, trimap_.unknown, beliefs_, alpha);
  for (const int i : trimap_.unknown) alpha[i] = std::clamp((alpha[i] - 0.02F) / 0.95F, 0.0F, 1.0F);
  dropIslands(sure);
  foreground_.find(photo_, alpha, matte_.person);
  matte_.evidence = matteEvidence(mask, alpha, trimap_, mixtures);
  matte_.trust = matteTrust(matte_.evidence);
  return matte_;
}

/// What does not hang together with the face is no part of the person, but for bits of hair near the outline.
void MatteFinder::dropIslands(const Plane<std::uint8_t>& sure) {
  Plane<float>& alpha = matte_.alpha;
  reached_.fit(alpha.width, alpha.height);
  front_.clear();
  const auto reach = [&](int i) {
    if (reached_[i] != 0 || alpha[i] < kHangsTogether) return;
    reached_[i] = 1;
    front_.push_back(i);
  };
  for (int i = 0; i < alpha.size(); ++i)
    if (sure[i] != 0) reach(i);
  if (front_.empty()) return;
  while (!front_.empty()) {
    const int i = front_.back(), x0 = i % alpha.width, y0 = i / alpha.width;
    front_.pop_back();
    for (int y = std::max(0, y0 - 1); y <= std::min(alpha.height - 1, y0 + 1); ++y)
      for (int x = std::max(0, x0 - 1); x <= std::min(alpha.width - 1, x0 + 1); ++x) reach(y * alpha.width + x);
  }
  for (int i = 0; i < alpha.size(); ++i)
    if (reached_[i] == 0 && (trimap_.depth[i] < -kLooseHair || trimap_.depth[i] > 0)) alpha[i] = 0;
}

}  // namespace qujing
