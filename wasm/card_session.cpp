#include "card_session.h"

namespace qujing {
CardSession::CardSession() : analyzer_(std::make_unique<CardAnalyzer>()) { handle_.open(); }

namespace {

/// act(frame), or the reason why there is no frame.
template <typename Act>
CardAnalysis onFrame(const CardAnalyzer* analyzer, const HeapBuffer& pixels, const FrameLayout& layout, Act act) {
  CardAnalysis refused;
  refused.error = ErrorCode::handleClosed;
  if (analyzer == nullptr) return refused;
  const Result<ImageView> frame = pixels.view(layout);
  refused.error = frame.error();
  return frame.ok() ? act(frame.value()) : refused;
}

}  // namespace

CardAnalysis CardSession::analyze(const HeapBuffer& pixels, const FrameLayout& layout, double timestampMs,
                                  const CardTask& task) {
  return onFrame(analyzer_.get(), pixels, layout,
                 [&](const ImageView& frame) { return analyzer_->analyze(frame, timestampMs, task); });
}

CardAnalysis CardSession::examine(const HeapBuffer& pixels, const FrameLayout& layout, const Quad& quad, bool refine,
                                  const CardTask& task) {
  return onFrame(analyzer_.get(), pixels, layout,
                 [&](const ImageView& frame) { return analyzer_->examine(frame, quad, refine, task); });
}

std::string CardSession::manifest(const ArtifactFacts& facts) const {
  return analyzer_ ? analyzer_->manifest(facts) : std::string();
}

std::string CardSession::setThresholds(const std::string& json) {
  return analyzer_ ? analyzer_->setThresholds(json) : "the session was closed";
}

ErrorCode CardSession::shrink(const HeapBuffer& pixels, const FrameLayout& layout, HeapBuffer& target, int width,
                              int height) {
  if (!analyzer_) return ErrorCode::handleClosed;
  const Result<ImageView> frame = pixels.view(layout);
  return frame.ok() ? shrinker_.shrink(frame.value(), target.bytes(), width, height) : frame.error();
}

void CardSession::reset() {
  if (analyzer_) analyzer_->reset();
}

void CardSession::close() {
  if (!analyzer_) return;
  analyzer_.reset();
  handle_.close();
}

ErrorCode rectifyBuffer(const HeapBuffer& pixels, const FrameLayout& layout, const Quad& quad, HeapBuffer& target,
                        int width, int height) {
  const Result<ImageView> frame = pixels.view(layout);
  if (!frame.ok()) return frame.error();
  return CardAnalyzer::rectify(frame.value(), quad, target.bytes(), width, height);
}

}  // namespace qujing
