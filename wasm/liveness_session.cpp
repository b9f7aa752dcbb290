#include "liveness_session.h"

#include <algorithm>

namespace qujing {

LivenessSession::LivenessSession() : analyzer_(std::make_unique<LivenessAnalyzer>()) { handle_.open(); }

ErrorCode LivenessSession::begin(const HeapBuffer& pixels, const FrameLayout& layout, double timestampMs) {
  if (!analyzer_) return ErrorCode::handleClosed;
  const Result<ImageView> frame = pixels.view(layout);
  return frame.ok() ? analyzer_->begin(frame.value(), timestampMs) : frame.error();
}

int LivenessSession::next() { return static_cast<int>(analyzer_ ? analyzer_->next() : FaceModel::none); }

HeapNumbers LivenessSession::input() const { return analyzer_ ? numbersAt(analyzer_->input()) : HeapNumbers{}; }

HeapNumbers LivenessSession::output(int index) {
  return analyzer_ ? numbersAt(analyzer_->output(index)) : HeapNumbers{};
}

void LivenessSession::accept() {
  if (analyzer_) analyzer_->accept();
}

LivenessAnalysis LivenessSession::result() {
  if (analyzer_) return analyzer_->result();
  LivenessAnalysis refused;
  refused.error = ErrorCode::handleClosed;
  return refused;
}

HeapNumbers LivenessSession::landmarks() const { return numbersOf(analyzer_ ? analyzer_->landmarks() : nullptr); }

bool LivenessSession::challenge(const std::string& actions, double timestampMs) {
  std::vector<Action> asked(actions.size());
  std::ranges::transform(actions, asked.begin(), [](char digit) { return static_cast<Action>(digit - '0'); });
  return analyzer_ && analyzer_->challenge(asked, timestampMs);
}

ChallengeStatus LivenessSession::tick(double timestampMs) {
  return analyzer_ ? analyzer_->tick(timestampMs) : ChallengeStatus{};
}

void LivenessSession::cancel() {
  if (analyzer_) analyzer_->cancel();
}

int LivenessSession::completedCount() const { return analyzer_ ? static_cast<int>(analyzer_->completed().size()) : 0; }

CompletedAction LivenessSession::completed(int index) const {
  return index >= 0 && index < completedCount() ? analyzer_->completed()[index] : CompletedAction{};
}

Cues LivenessSession::cues() const { return analyzer_ ? analyzer_->cues() : Cues{}; }

void LivenessSession::addPicture(const EvidencePart& picture) {
  if (analyzer_) analyzer_->addPicture(picture);
}

std::string LivenessSession::manifest(const LivenessArtifactFacts& facts) const {
  return analyzer_ ? analyzer_->manifest(facts) : std::string();
}

std::string LivenessSession::setThresholds(const std::string& json) {
  return analyzer_ ? analyzer_->setThresholds(json) : "the session was closed";
}

ErrorCode LivenessSession::shrink(const HeapBuffer& pixels, const FrameLayout& layout, HeapBuffer& target, int width,
                                  int height) {
  if (!analyzer_) return ErrorCode::handleClosed;
  const Result<ImageView> frame = pixels.view(layout);
  return frame.ok() ? shrinker_.shrink(frame.value(), target.bytes(), width, height) : frame.error();
}

void LivenessSession::reset() {
  if (analyzer_) analyzer_->reset();
}

void LivenessSession::close() {
  analyzer_.reset();
  handle_.close();
}

}  // namespace qujing
