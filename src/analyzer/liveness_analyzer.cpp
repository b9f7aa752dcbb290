#include "analyzer/liveness_analyzer.h"

#include <cmath>
#include <optional>

#include "analyzer/tracker_models.h"
#include "face/eye_network.h"
#include "face/eye_network_weights.h"
#include "face/eye_openness.h"
#include "face/head_pose.h"
#include "face/landmark_smoother.h"
#include "portrait/face_chart.h"
#include "quality/blur_pair.h"
#include "quality/edge_blur.h"
#include "quality/face_chip.h"

namespace qujing {
namespace {

LivenessThresholds defaultThresholds() {
  LivenessThresholds thresholds;
  readLivenessThresholds(defaultLivenessThresholdsJson(), thresholds);
  return thresholds;
}

double meanWithin(std::span<const std::uint8_t> luma, std::span<const std::uint8_t> zones, std::uint8_t bits) {
  int sum = 0, count = 0;
  for (std::size_t i = 0; i < luma.size(); ++i)
    if ((zones[i] & bits) != 0) sum += luma[i], ++count;
  return count > 0 ? static_cast<double>(sum) / count : 0;
}

}  // namespace

struct LivenessAnalyzer::State {
  LivenessThresholds thresholds = defaultThresholds();
  TrackerModels models;
  FaceTracker tracker;
  LandmarkSmoother smoother;
  EyeNetwork eyeNetwork{{kEyeNetworkWeights, kEyeNetworkWeightsSize}};
  EyeBaseline baseline;
  FaceChart chart;
  FaceChip chip;
  BlurPair blurs;
  EdgeBlurMeter edges;
  ActionDetector actions{thresholds, Posture::follow};
  std::optional<Challenge> challenge;

  std::optional<ImageView> frame;
  double timestampMs = 0;
  std::optional<double> lastMs;
  FaceLandmarks face{};
  bool hasFace = false;

  void measure(LivenessAnalysis& analysis, Observation& seen);
  void judge(const Observation& seen, LivenessAnalysis& analysis);
};

LivenessAnalyzer::LivenessAnalyzer() : state_(std::make_unique<State>()) {}
LivenessAnalyzer::~LivenessAnalyzer() = default;

ErrorCode LivenessAnalyzer::begin(const ImageView& frame, double timestampMs) {
  State& s = *state_;
  if (!std::isfinite(timestampMs) || (s.lastMs && timestampMs < *s.lastMs)) return ErrorCode::badTimestamp;
  s.lastMs = timestampMs;
  s.timestampMs = timestampMs;
  s.frame = frame;
  s.hasFace = false;
  s.models.tensors.run(FaceModel::none);
  s.tracker.begin(frame.width(), frame.height(), timestampMs);
  return ErrorCode::ok;
}

FaceModel LivenessAnalyzer::next() {
  State& s = *state_;
  return s.frame ? s.models.ask(*s.frame, s.tracker) : FaceModel::none;
}

std::span<const float> LivenessAnalyzer::input() const { return state_->models.tensors.input(); }

std::span<float> LivenessAnalyzer::output(int index) { return state_->models.tensors.output(index); }

void LivenessAnalyzer::accept() {
  state_->models.answer(state_->tracker);
  state_->models.tensors.run(FaceModel::none);
}

LivenessAnalysis LivenessAnalyzer::result() {
  State& s = *state_;
  LivenessAnalysis analysis;
  if (!s.frame) {
    analysis.error = ErrorCode::emptyFrame;
    return analysis;
  }
  Observation seen;
  seen.timestampMs = s.timestampMs;
  seen.frameWidth = s.frame->width();
  seen.frameHeight = s.frame->height();
  seen.faceCount = analysis.faceCount = s.tracker.faceCount();
  s.hasFace = s.tracker.hasFace();
  if (s.hasFace) s.measure(analysis, seen);
  s.judge(seen, analysis);
  s.frame.reset();
  return analysis;
}

void LivenessAnalyzer::State::measure(LivenessAnalysis& analysis, Observation& seen) {
  face = tracker.face();
  smoother.smooth(face, timestampMs);
  analysis.face = boundsOf(face);
  analysis.confidence = tracker.presence();
  analysis.tracked = tracker.tracked();
  analysis.pose = headPose(face, frame->width(), frame->height());
  if (!analysis.pose) return;
  analysis.eyes = baseline.next(eyeGaps(*frame, face, eyeNetwork), *analysis.pose, timestampMs);
  chart.draw(face);
  chip.sample(*frame, chart.patch());
  blurs.blur(chip.luma(), FaceChip::kWidth, FaceChip::kHeight);
  analysis.brightness = meanWithin(chip.luma(), chart.zones(), zone::kFace);
  analysis.blur = std::max(0.0, 1000 * edges.blurOf(blurs, chart.zones(), zone::kDetail) / FaceChip::kEyeDistance);
  seen.face = ObservedFace{*analysis.face,       analysis.confidence,
                           *analysis.pose,       *analysis.eyes,
                           analysis.brightness,  analysis.blur,
                           FacePoints::of(face), faceSignature(chip.luma(), FaceChip::kWidth, FaceChip::kHeight)};
}

void LivenessAnalyzer::State::judge(const Observation& seen, LivenessAnalysis& analysis) {
  if (challenge) analysis.challenge = challenge->next(seen);
  const ActionStep step = actions.next(seen);
  analysis.blink = step.blink;
  analysis.head = step.head;
}

bool LivenessAnalyzer::challenge(std::span<const Action> actions, double timestampMs) {
  State& s = *state_;
  Challenge fresh(s.thresholds);
  if (!fresh.begin(actions, timestampMs)) return false;
  s.challenge = fresh;
  return true;
}

ChallengeStatus LivenessAnalyzer::tick(double timestampMs) {
  State& s = *state_;
  return s.challenge ? s.challenge->tick(timestampMs) : ChallengeStatus{};
}

void LivenessAnalyzer::cancel() {
  if (state_->challenge) state_->challenge->cancel();
}

std::span<const CompletedAction> LivenessAnalyzer::completed() const {
  const State& s = *state_;
  return s.challenge ? s.challenge->completed() : std::span<const CompletedAction>{};
}

const FaceLandmarks* LivenessAnalyzer::landmarks() const { return state_->hasFace ? &state_->face : nullptr; }

std::string LivenessAnalyzer::setThresholds(const std::string& json) {
  State& s = *state_;
  const std::string problem = readLivenessThresholds(json, s.thresholds);
  if (problem.empty()) s.actions = ActionDetector(s.thresholds, Posture::follow);
  return problem;
}

void LivenessAnalyzer::reset() {
  State& s = *state_;
  s.tracker.reset();
  s.smoother.reset();
  s.baseline.reset();
  s.actions = ActionDetector(s.thresholds, Posture::follow);
  s.challenge.reset();
  s.lastMs.reset();
  s.frame.reset();
  s.hasFace = false;
}

}  // namespace qujing
