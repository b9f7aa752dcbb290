#include "analyzer/liveness_analyzer.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "analyzer/face_reader.h"
#include "analyzer/tracker_models.h"
#include "liveness/depth_watch.h"
#include "liveness/frame_digest.h"
#include "liveness/observation_trace.h"
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
  FaceReader reader;
  FaceChart chart;
  FaceChip chip;
  BlurPair blurs;
  EdgeBlurMeter edges;
  ActionDetector actions{thresholds, Posture::follow};
  DepthWatch depths;
  std::optional<AttackCues> cues{std::in_place, thresholds.cues};
  std::optional<Challenge> challenge;
  ObservationTrace trace;
  std::vector<EvidencePart> pictures;

  std::optional<ImageView> frame;
  double timestampMs = 0;
  std::optional<double> lastMs;

  bool isChallenged() const { return challenge && !isEnd(challenge->status().state); }
  ObservedFace observe(const FaceReading& reading) const;
  void lookCloser(ObservedFace& face);
  ChallengeStatus advance(const Observation& seen);
};

LivenessAnalyzer::LivenessAnalyzer() : state_(std::make_unique<State>()) {}
LivenessAnalyzer::~LivenessAnalyzer() = default;

ErrorCode LivenessAnalyzer::begin(const ImageView& frame, double timestampMs) {
  State& s = *state_;
  if (!std::isfinite(timestampMs) || (s.lastMs && timestampMs < *s.lastMs)) return ErrorCode::badTimestamp;
  s.lastMs = timestampMs;
  s.timestampMs = timestampMs;
  s.frame = frame;
  s.reader.drop();
  s.models.tensors.run(FaceModel::none);
  s.tracker.look(s.isChallenged() ? kWatchfulLooks : LookIntervals{});
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
  static_cast<FaceReading&>(analysis) = s.reader.readFrame(*s.frame, s.tracker, s.timestampMs);
  Observation seen{s.timestampMs, s.frame->width(), s.frame->height(), analysis.faceCount, std::nullopt};
  if (analysis.pose) {
    seen.face = s.observe(analysis);
    seen.face->relief = s.depths.next(*s.frame, *s.reader.face(), *analysis.pose, s.timestampMs);
  }
  if (seen.face && s.isChallenged()) {
    s.lookCloser(*seen.face);
    analysis.brightness = seen.face->brightness;
    analysis.blur = seen.face->blur;
  }
  s.cues->see(*s.frame, s.reader.face(), s.timestampMs);
  if (s.challenge) analysis.challenge = s.advance(seen);
  const ActionStep step = s.actions.next(seen);
  if (analysis.pose && s.actions.isResting()) s.depths.rest(*s.frame, *s.reader.face(), *analysis.pose, s.timestampMs);
  if (step.depth) s.cues->move(*step.depth);
  analysis.blink = step.blink;
  analysis.head = step.head;
  s.frame.reset();
  return analysis;
}

ObservedFace LivenessAnalyzer::State::observe(const FaceReading& reading) const {
  ObservedFace face;
  face.box = *reading.face;
  face.score = reading.confidence;
  face.pose = *reading.pose;
  face.eyes = *reading.eyes;
  face.lids = eyeGaps(*reader.face());
  face.points = FacePoints::of(*reader.face());
  return face;
}

/// What evidence is chosen by and one face is told from another: nobody needs it of a bare film.
void LivenessAnalyzer::State::lookCloser(ObservedFace& face) {
  chart.draw(*reader.face());
  chip.sample(*frame, chart.patch());
  blurs.blur(chip.luma(), FaceChip::kWidth, FaceChip::kHeight);
  face.brightness = meanWithin(chip.luma(), chart.zones(), zone::kFace);
  face.blur = std::max(0.0, 1000 * edges.blurOf(blurs, chart.zones(), zone::kDetail) / FaceChip::kEyeDistance);
  face.signature = faceSignature(chip.luma(), FaceChip::kWidth, FaceChip::kHeight);
}

ChallengeStatus LivenessAnalyzer::State::advance(const Observation& seen) {
  const bool traced = isChallenged();
  const ChallengeStatus status = challenge->next(seen);
  cues->react(status, challenge->completed(), seen.timestampMs);
  if (traced) trace.add(seen, frameDigest(*frame), status);
  return status;
}

bool LivenessAnalyzer::challenge(std::span<const Action> actions, double timestampMs) {
  State& s = *state_;
  Challenge fresh(s.thresholds);
  if (!fresh.begin(actions, timestampMs)) return false;
  s.challenge = fresh;
  s.cues.emplace(s.thresholds.cues);
  s.trace.begin();
  s.pictures.clear();
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

void LivenessAnalyzer::addPicture(const EvidencePart& picture) { state_->pictures.push_back(picture); }

std::string LivenessAnalyzer::manifest(LivenessArtifactFacts facts) const {
  const State& s = *state_;
  if (!s.challenge) return {};
  facts.thresholdsVersion = s.thresholds.version;
  const Cues noticed = cues();
  return livenessManifest({*s.challenge, s.trace, s.pictures, noticed}, facts);
}

Cues LivenessAnalyzer::cues() const { return state_->cues->checks(); }

const FaceLandmarks* LivenessAnalyzer::landmarks() const { return state_->reader.face(); }

std::string LivenessAnalyzer::setThresholds(const std::string& json) {
  State& s = *state_;
  const std::string problem = readLivenessThresholds(json, s.thresholds);
  if (!problem.empty()) return problem;
  s.actions = ActionDetector(s.thresholds, Posture::follow);
  s.cues.emplace(s.thresholds.cues);
  return problem;
}

void LivenessAnalyzer::reset() {
  State& s = *state_;
  s.tracker.reset();
  s.reader.reset();
  s.depths.reset();
  s.cues.emplace(s.thresholds.cues);
  s.actions = ActionDetector(s.thresholds, Posture::follow);
  s.challenge.reset();
  s.trace = {};
  s.pictures.clear();
  s.lastMs.reset();
  s.frame.reset();
}

}  // namespace qujing
