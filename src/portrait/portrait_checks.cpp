#include "portrait/portrait_checks.h"

#include <algorithm>

#include "portrait/background_checks.h"
#include "portrait/cover_checks.h"
#include "portrait/geometry_checks.h"
#include "portrait/light_checks.h"
#include "portrait/pixel_checks.h"
#include "portrait/state_checks.h"

namespace qujing {
namespace {

void putUnassessed(const PortraitThresholds& t, PortraitChecks& checks) {
  const auto none = [&checks](CheckId id, CheckUnit unit, const CheckRule& rule) {
    put(checks, unassessed(id, unit, rule));
  };
  none(CheckId::singleFacePresent, CheckUnit::share, t.secondFace);
  none(CheckId::headPose, CheckUnit::degrees, t.poseMargin);
  none(CheckId::interEyeDistance, CheckUnit::pixels, t.eyeDistance);
  none(CheckId::headSize, CheckUnit::pixels, t.smallInGuide);
  none(CheckId::headPosition, CheckUnit::eyeDistances, t.beyondPicture);
  none(CheckId::eyesOpen, CheckUnit::share, t.eyeOpening);
  none(CheckId::mouthClosed, CheckUnit::share, t.mouthOpening);
  none(CheckId::overExposure, CheckUnit::share, t.overExposure);
  none(CheckId::underExposure, CheckUnit::share, t.underExposure);
  none(CheckId::illuminationUniformity, CheckUnit::share, t.illumination);
  none(CheckId::sharpness, CheckUnit::perMille, t.sharpness);
  none(CheckId::resolution, CheckUnit::ratio, t.enlargement);
  none(CheckId::backgroundUniformity, CheckUnit::luma, t.background);
  none(CheckId::eyesVisible, CheckUnit::share, t.eyesVisible);
  none(CheckId::expressionNeutrality, CheckUnit::share, t.expression);
  none(CheckId::headCovering, CheckUnit::share, t.headCovering);
  none(CheckId::faceOcclusion, CheckUnit::share, t.faceOcclusion);
  none(CheckId::glassesGlare, CheckUnit::share, t.glassesGlare);
  none(CheckId::sunglasses, CheckUnit::ratio, t.sunglasses);
  none(CheckId::luminanceMean, CheckUnit::share, t.luminanceLeast);
  none(CheckId::luminanceVariance, CheckUnit::share, t.luminanceVariance);
  none(CheckId::dynamicRange, CheckUnit::bits, t.dynamicRange);
  none(CheckId::naturalColour, CheckUnit::ratio, t.naturalColour);
  none(CheckId::shouldersLevel, CheckUnit::degrees, t.shoulders);
  none(CheckId::overRetouching, CheckUnit::perMille, t.retouching);
  none(CheckId::screenRecapture, CheckUnit::ratio, t.screenRecapture);
  none(CheckId::compression, CheckUnit::ratio, t.compression);
}

/// Of a finished photo the whole picture is the crop.
PhotoPlan planOf(const PortraitSight& sight) {
  PhotoPlan plan = planPhoto(*sight.landmarks, sight.mask, sight.picture.width(), sight.picture.height(), sight.spec);
  if (sight.task.stage == PortraitStage::photo)
    plan.crop = {0, 0, static_cast<double>(sight.picture.width()), static_cast<double>(sight.picture.height())};
  return plan;
}

/// Frames of a series between two looks at what only advises: it changes slowly, and costs as much as what refuses.
constexpr int kAdviceEvery = 5;
constexpr CheckId kAdvised[] = {CheckId::eyesVisible,  CheckId::headCovering, CheckId::faceOcclusion,
                                CheckId::glassesGlare, CheckId::sunglasses,   CheckId::overRetouching};

bool allPass(const PortraitChecks& checks, PortraitStage stage) {
  return std::all_of(checks.begin(), checks.end(), [stage](const Check& check) {
    const bool excused = stage == PortraitStage::live && check.code == CheckCode::notAssessable;
    return !check.gating || check.passed || excused;
  });
}

}  // namespace

struct PortraitChecker::State {
  FaceChart chart;
  FaceChip chip;
  CoverJudge covers;
  PixelJudge pixels;
  BackgroundJudge background;
  PortraitChecks advice;  ///< of the series' last look
  int frame = 0;

  void advise(const PortraitScene& scene, PortraitChecks& checks) {
    const bool live = scene.sight.task.stage == PortraitStage::live;
    if (live && frame++ % kAdviceEvery != 0) {
      for (const CheckId id : kAdvised) put(checks, advice[checkIndex(id)]);
      return;
    }
    pixels.advise(scene, checks);
    covers.judge(scene, checks);
    if (live) advice = checks;
  }
};

PortraitChecker::PortraitChecker() : state_(std::make_unique<State>()) {}
PortraitChecker::~PortraitChecker() = default;

void PortraitChecker::reset() {
  state_->frame = 0;
  state_->pixels.reset();
  state_->background.reset();
}

void PortraitChecker::judge(const PortraitSight& sight, PortraitAnalysis& analysis) {
  State& s = *state_;
  PortraitChecks& checks = analysis.checks;
  putUnassessed(sight.thresholds, checks);
  put(checks, singleFaceCheck(sight));
  analysis.crop.reset();
  analysis.passed = false;
  if (sight.landmarks == nullptr) {
    state_->frame = 0;
    return;
  }
  const PhotoPlan plan = planOf(sight);
  s.chart.draw(*sight.landmarks);
  s.chip.sample(sight.picture, s.chart.patch());
  const PortraitScene scene{sight, *sight.landmarks, plan, s.chip, s.chart};
  judgeGeometry(scene, checks);
  judgeState(scene, checks);
  judgeLight(scene, checks);
  s.pixels.judge(scene, checks);
  s.background.judge(scene, checks);
  s.advise(scene, checks);
  analysis.crop = plan.crop;
  analysis.passed = allPass(checks, sight.task.stage);
}

}  // namespace qujing
