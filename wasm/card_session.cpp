#include "card_session.h"

#include "common/version.h"

namespace qujing {
namespace {
int openSessions = 0;
}

CardSession::CardSession() : analyzer_(std::make_unique<CardAnalyzer>()) { ++openSessions; }

CardAnalysis CardSession::analyze(const HeapBuffer& pixels, const FrameLayout& layout, double timestampMs) {
  CardAnalysis refused;
  refused.error = ErrorCode::handleClosed;
  if (!analyzer_) return refused;
  const Result<ImageView> frame = pixels.view(layout);
  refused.error = frame.error();
  return frame.ok() ? analyzer_->analyze(frame.value(), timestampMs) : refused;
}

void CardSession::reset() {
  if (analyzer_) analyzer_->reset();
}

void CardSession::close() {
  if (!analyzer_) return;
  analyzer_.reset();
  --openSessions;
}

int CardSession::openCount() { return openSessions; }

ErrorCode rectifyBuffer(const HeapBuffer& pixels, const FrameLayout& layout, const Quad& quad, HeapBuffer& target,
                        int width, int height) {
  const Result<ImageView> frame = pixels.view(layout);
  if (!frame.ok()) return frame.error();
  return CardAnalyzer::rectify(frame.value(), quad, target.bytes(), width, height);
}

int openHandles() { return HeapBuffer::openCount() + CardSession::openCount(); }

std::string engineVersion() { return kEngineVersion; }

void forceTrap() { __builtin_trap(); }

}  // namespace qujing
