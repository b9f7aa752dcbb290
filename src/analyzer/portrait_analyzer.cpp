#include "analyzer/portrait_analyzer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "analyzer/face_reader.h"
#include "analyzer/tracker_models.h"
#include "face/face_patch.h"
#include "face/face_tracker.h"
#include "face/mouth_opening.h"
#include "guidance/capture_window.h"
#include "guidance/guidance_steadier.h"
#include "guidance/portrait_guidance.h"
#include "portrait/portrait_checks.h"

namespace qujing {
namespace {

constexpr std::size_t kMaskSize = static_cast<std::size_t>(kMaskSide) * kMaskSide;
/// The background of a live frame changes slowly, and segmentation is the dearest of the models.
constexpr double kMaskEveryMs = 500;

/// What makes no sense counts as not given.
PortraitTask soundTask(PortraitTask task) {
  const auto isLength = [](double pixels) { return pixels >= 1 && pixels < kFarthest; };
  const Rect guide = task.guide.value_or(Rect{});
  if (!isWithinReach({guide.x, guide.y}) || !isLength(guide.width) || !isLength(guide.height)) task.guide.reset();
  if (!isLength(task.fullScale)) task.fullScale = 1;
  if (task.stage != PortraitStage::still && task.stage != PortraitStage::photo) task.stage = PortraitStage::live;
  return task;
}

std::vector<PhotoSpec> builtInSpecs() {
  std::vector<PhotoSpec> specs;
  readPhotoSpecs(builtInPhotoSpecsJson(), specs);
  return specs;
}

void keepFaces(const PortraitAnalysis& before, PortraitAnalysis& analysis) {
  analysis.faceCount = std::max(before.faceCount, analysis.faceCount);
  for (std::size_t i = 0; i < analysis.checks.size(); ++i)
    if (analysis.checks[i].id == CheckId::singleFacePresent && !before.checks[i].passed) {
      analysis.checks[i] = before.checks[i];
      analysis.passed = analysis.passed && !before.checks[i].gating;
    }
}

/// What is known of a series, or of a picture by itself.
struct Seen {
  FaceTracker tracker;
  std::vector<float> mask = std::vector<float>(kMaskSize);
  std::optional<Rect> maskArea;
  double maskAtMs = 0;

  PersonMask personMask() const { return maskArea ? PersonMask{mask, *maskArea} : PersonMask{}; }
};

}  // namespace

struct PortraitAnalyzer::State {
  PortraitThresholds thresholds;
  PhotoSpec spec;
  Seen series, alone;
  FaceReader reader;
  PortraitChecker checker;
  PhotoComposer composer;
  PortraitGuidanceSteadier steadier;
  CaptureWindow capture;
  std::optional<double> lastMs;
  PortraitAnalysis still, photo;  ///< the last of each, for the manifest

  std::optional<ImageView> picture;
  PortraitTask task;
  double timestampMs = 0;
  TrackerModels models;
  bool segmented = false;  ///< this picture was, or does not need to be
  bool isLive() const { return task.stage == PortraitStage::live; }
  Seen& seen() { return isLive() ? series : alone; }
  bool wantsMask();
  void segment();
  FaceReading read();
  void guide(PortraitAnalysis& analysis);
};

PortraitAnalyzer::PortraitAnalyzer() : state_(std::make_unique<State>()) {
  setThresholds(std::string(defaultPortraitThresholdsJson()));
  state_->spec = builtInSpecs().front();
}
PortraitAnalyzer::~PortraitAnalyzer() = default;

ErrorCode PortraitAnalyzer::begin(const ImageView& picture, double timestampMs, const PortraitTask& asked) {
  State& s = *state_;
  const PortraitTask task = soundTask(asked);
  if (task.stage == PortraitStage::live) {
    if (!std::isfinite(timestampMs) || (s.lastMs && timestampMs < *s.lastMs)) return ErrorCode::badTimestamp;
    s.lastMs = timestampMs;
    s.series.tracker.begin(picture.width(), picture.height(), timestampMs);
  } else {
    s.alone.tracker.beginStill(picture.width(), picture.height());
    s.alone.maskArea.reset();
  }
  s.picture = picture;
  s.task = task;
  s.timestampMs = timestampMs;
  s.models.tensors.run(FaceModel::none);
  s.segmented = false;
  s.reader.drop();
  return ErrorCode::ok;
}

FaceModel PortraitAnalyzer::next() {
  State& s = *state_;
  s.models.tensors.run(FaceModel::none);
  if (!s.picture) return FaceModel::none;
  if (s.models.ask(*s.picture, s.seen().tracker) == FaceModel::none && !s.segmented && s.wantsMask()) {
    s.models.tensors.run(FaceModel::segmentation);
    s.segment();
  }
  return s.models.tensors.running();
}

std::span<const float> PortraitAnalyzer::input() const { return state_->models.tensors.input(); }

std::span<float> PortraitAnalyzer::output(int index) { return state_->models.tensors.output(index); }

void PortraitAnalyzer::accept() {
  State& s = *state_;
  if (!s.models.answer(s.seen().tracker) && s.models.tensors.running() == FaceModel::segmentation) {
    std::ranges::copy(s.models.tensors.output(0), s.seen().mask.begin());
    s.segmented = true;
  }
  s.models.tensors.run(FaceModel::none);
}

PortraitAnalysis PortraitAnalyzer::result() {
  State& s = *state_;
  PortraitAnalysis analysis;
  if (!s.picture) {
    analysis.error = ErrorCode::emptyFrame;
    return analysis;
  }
  static_cast<FaceReading&>(analysis) = s.read();
  const FaceLandmarks* const face = s.reader.face();
  if (face != nullptr) analysis.mouthOpening = mouthOpening(*face);
  const PortraitSight sight{*s.picture,
                            s.task,
                            s.thresholds,
                            s.spec,
                            s.seen().tracker.detections(),
                            face,
                            analysis.pose,
                            analysis.eyes,
                            analysis.mouthOpening,
                            s.seen().personMask()};
  s.checker.judge(sight, analysis);
  if (s.task.closer) keepFaces(s.still, analysis);
  s.guide(analysis);
  if (s.task.stage == PortraitStage::still) s.still = analysis;
  if (s.task.stage == PortraitStage::photo) s.photo = analysis;
  return analysis;
}

bool PortraitAnalyzer::State::wantsMask() {
  const Seen& now = seen();
  if (!now.tracker.hasFace()) return false;
  // The first frame's answer does not wait for the dearest model.
  if (isLive() && !now.tracker.tracked()) return false;
  return !isLive() || !now.maskArea || timestampMs - now.maskAtMs >= kMaskEveryMs;
}

void PortraitAnalyzer::State::segment() {
  Seen& now = seen();
  const Rect area = personArea(now.tracker.face(), picture->width(), picture->height());
  const Patch patch{{area.x, area.y}, {area.width / kMaskSide, 0}, {0, area.height / kMaskSide}, kMaskSide, kMaskSide};
  models.fillInput(*picture, patch, 0);
  now.maskArea = area;
  now.maskAtMs = timestampMs;
}

FaceReading PortraitAnalyzer::State::read() {
  const FaceTracker& tracker = seen().tracker;
  return isLive() ? reader.readFrame(*picture, tracker, timestampMs) : reader.readStill(*picture, tracker);
}

void PortraitAnalyzer::State::guide(PortraitAnalysis& analysis) {
  if (!isLive()) {
    analysis.guidance = portraitGuidance(analysis, false);
    return;
  }
  if (task.guide) {
    const double blur = std::ranges::find(analysis.checks, CheckId::sharpness, &Check::id)->raw;
    analysis.capture =
        capture.next(analysis.passed, blur, timestampMs, thresholds.captureHoldMs, thresholds.captureFrames);
  }
  const bool captured = task.guide && capture.done();
  analysis.guidance = steadier.next(portraitGuidance(analysis, captured), timestampMs);
}

std::span<const FaceDetection> PortraitAnalyzer::faces() const { return state_->seen().tracker.detections().all(); }

const FaceLandmarks* PortraitAnalyzer::landmarks() const { return state_->reader.face(); }

PhotoPlan PortraitAnalyzer::plan(const PhotoAdjustment& adjustment) const {
  State& s = *state_;
  const FaceLandmarks* const face = s.reader.face();
  if (!s.picture || face == nullptr) return {};
  return planPhoto(*face, s.seen().personMask(), s.picture->width(), s.picture->height(), s.spec, adjustment);
}

PhotoComposition PortraitAnalyzer::compose(const PhotoPlan& plan, std::span<std::uint8_t> target) {
  State& s = *state_;
  const FaceLandmarks* const face = s.reader.face();
  if (!s.picture || face == nullptr) return {};
  return s.composer.compose(*s.picture, *face, s.seen().personMask(), plan, s.spec, target);
}

std::string PortraitAnalyzer::setThresholds(const std::string& json) {
  return readPortraitThresholds(json, state_->thresholds);
}

std::string PortraitAnalyzer::setSpec(const std::string& spec) {
  if (spec.find('{') != std::string::npos) return readPhotoSpec(spec, state_->spec);
  const std::vector<PhotoSpec> known = builtInSpecs();
  const auto named = std::ranges::find(known, spec, &PhotoSpec::id);
  if (named == known.end()) return "got " + spec + ", need the id of a spec that the engine carries, or a record";
  state_->spec = *named;
  return {};
}

std::string PortraitAnalyzer::manifest(PortraitArtifactFacts facts) const {
  facts.specId = state_->spec.id;
  facts.thresholdsVersion = state_->thresholds.version;
  return portraitManifest(state_->still, state_->photo, facts);
}

const PhotoSpec& PortraitAnalyzer::spec() const { return state_->spec; }

void PortraitAnalyzer::reset() {
  State& s = *state_;
  s.series = {};
  s.reader.reset();
  s.checker.reset();
  s.steadier.reset();
  s.capture.reset();
  s.lastMs.reset();
}

}  // namespace qujing
