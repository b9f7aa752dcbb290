#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "portrait/portrait_scene.h"
#include "quality/blur_pair.h"
#include "quality/edge_blur.h"
#include "quality/fine_detail.h"
#include "quality/moire.h"
#include "quality/skin_texture.h"

namespace qujing {

/// sharpness, overRetouching, screenRecapture and compression: what became of the pixels; and what a still has of
/// detail, which resolution needs besides enough pixels.
///
/// sharpness and overRetouching are measured on the chip, where a face is about as large as in the photo: what is
/// blurred finer than that no photo shows, and a picture whose face is smaller is as soft as the photo made from it.
/// The pattern of a screen and the blocks of JPEG are only to be seen at the picture's own pixels.
class PixelJudge {
 public:
  /// sharpness, a still's detail and screenRecapture.
  void judge(const PortraitScene& scene, PortraitChecks& checks);
  /// overRetouching and compression, after judge().
  void advise(const PortraitScene& scene, PortraitChecks& checks);
  void reset() { screenPatches_ = 0; }

 private:
  static constexpr std::size_t kScreenPatchCount = 5;

  void judgeDetail(const PortraitScene& scene, PortraitChecks& checks);
  void judgeScreen(const PortraitScene& scene, PortraitChecks& checks);
  double screenPeak(const PortraitScene& scene, std::size_t patch);

  BlurPair blurs_;
  EdgeBlurMeter edges_;
  FineDetailMeter detail_;
  SkinTextureMeter texture_;
  MoireMeter moire_;
  std::vector<float> patch_ = std::vector<float>(static_cast<std::size_t>(MoireMeter::kSide) * MoireMeter::kSide);
  std::array<double, kScreenPatchCount> screenPeaks_{};
  std::size_t screenPatches_ = 0;
};

}  // namespace qujing
