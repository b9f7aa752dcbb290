#include "portrait/pixel_checks.h"

#include <algorithm>
#include <cmath>

#include "quality/block_grid.h"
#include "quality/luma.h"

namespace qujing {
namespace {

/// Middles of the patches that are looked at for a screen's pattern, in face widths from the face's middle: both
/// cheeks, the forehead, and what is beside the head.
constexpr Point kScreenPatches[] = {{-0.22, 0.12}, {0.22, 0.12}, {0, -0.35}, {-0.8, -0.2}, {0.8, -0.2}};

Point middleOf(const FaceLandmarks& face) {
  return {(face[landmark::kRightCheek].x + face[landmark::kLeftCheek].x) / 2,
          (face[landmark::kForehead].y + face[landmark::kChin].y) / 2};
}

/// JPEG's blocks are those of the picture as it was handed in; of a smaller copy of it nothing is to be seen.
Check compression(const PortraitScene& scene) {
  const PortraitSight& sight = scene.sight;
  const CheckRule& rule = sight.thresholds.compression;
  if (sight.task.fullScale != 1) return unassessed(CheckId::compression, CheckUnit::ratio, rule);
  const double width = faceWidth(scene.face);
  const Point middle = middleOf(scene.face);
  const double grid = blockGrid(sight.picture, {middle.x - width / 2, middle.y - width / 2, width, width});
  return judged(CheckId::compression, CheckUnit::ratio, grid, rule, CheckCode::compressed);
}

}  // namespace

void PixelJudge::judge(const PortraitScene& scene, PortraitChecks& checks) {
  const PortraitThresholds& t = scene.sight.thresholds;
  blurs_.blur(scene.chip.luma(), FaceChip::kWidth, FaceChip::kHeight);
  const auto perMille = [](double pixels) { return 1000 * pixels / FaceChip::kEyeDistance; };
  const double blur = edges_.blurOf(blurs_, scene.chart.zones(), zone::kDetail);
  // A face without any edge is a smear.
  const double blurred = blur < 0 ? 4 * t.sharpness.threshold : perMille(blur);
  put(checks, judged(CheckId::sharpness, CheckUnit::perMille, blurred, t.sharpness, CheckCode::blurred));
  judgeDetail(scene, checks);
  judgeScreen(scene, checks);
}

void PixelJudge::advise(const PortraitScene& scene, PortraitChecks& checks) {
  const PortraitThresholds& t = scene.sight.thresholds;
  const double texture = texture_.textureOf(blurs_, scene.chart.zones(), zone::kRightCheek | zone::kLeftCheek);
  // What is blurred has lost its texture by that.
  if (texture >= 0 && checks[checkIndex(CheckId::sharpness)].passed)
    put(checks, judged(CheckId::overRetouching, CheckUnit::perMille, texture, t.retouching, CheckCode::retouched));
  // A camera's frames are no JPEG.
  if (scene.sight.task.stage != PortraitStage::live) put(checks, compression(scene));
}

/// Of a picture that has the pixels but not their detail: an album's may have been enlarged. A camera's frame has not.
void PixelJudge::judgeDetail(const PortraitScene& scene, PortraitChecks& checks) {
  const Check& pixels = checks[checkIndex(CheckId::resolution)];
  if (scene.sight.task.stage != PortraitStage::still || !pixels.passed) return;
  const double detail = detail_.detailOf(scene.chip.luma(), blurs_, scene.chart.zones(), zone::kDetail);
  if (detail < 0) return;
  const Check fine = judged(CheckId::resolution, CheckUnit::ratio, detail, scene.sight.thresholds.fineDetail,
                            CheckCode::lowResolution);
  if (!fine.passed) put(checks, fine);
}

double PixelJudge::screenPeak(const PortraitScene& scene, std::size_t patch) {
  const ImageView& picture = scene.sight.picture;
  constexpr int kSide = MoireMeter::kSide;
  if (picture.width() < kSide || picture.height() < kSide) return 0;
  const Point middle = middleOf(scene.face) + kScreenPatches[patch] * faceWidth(scene.face);
  const int left = static_cast<int>(std::clamp(middle.x - kSide / 2.0, 0.0, picture.width() - 1.0 * kSide));
  const int top = static_cast<int>(std::clamp(middle.y - kSide / 2.0, 0.0, picture.height() - 1.0 * kSide));
  const int bytes = bytesPerPixel(picture.format());
  for (int i = 0; i < kSide * kSide; ++i)
    patch_[i] = static_cast<float>(lumaOf(picture.row(top + i / kSide) + (left + i % kSide) * bytes, picture.format()));
  return moire_.peakOver({patch_, kSide, kSide});
}

/// The median of several patches: a pattern of cloth is in one of them, that of a screen in most. A series looks at one
/// patch a frame and says nothing before each was looked at; a picture by itself is looked at whole.
void PixelJudge::judgeScreen(const PortraitScene& scene, PortraitChecks& checks) {
  if (scene.sight.task.stage == PortraitStage::live) {
    const std::size_t patch = screenPatches_++ % kScreenPatchCount;
    screenPeaks_[patch] = screenPeak(scene, patch);
    if (screenPatches_ < kScreenPatchCount) return;
  } else {
    for (std::size_t patch = 0; patch < kScreenPatchCount; ++patch) screenPeaks_[patch] = screenPeak(scene, patch);
    screenPatches_ = 0;
  }
  std::array<double, kScreenPatchCount> peaks = screenPeaks_;
  std::sort(peaks.begin(), peaks.end());
  put(checks, judged(CheckId::screenRecapture, CheckUnit::ratio, peaks[peaks.size() / 2],
                     scene.sight.thresholds.screenRecapture, CheckCode::screenRecapture));
}

}  // namespace qujing
