#include "portrait_session.h"

namespace qujing {
PortraitSession::PortraitSession() : analyzer_(std::make_unique<PortraitAnalyzer>()) { handle_.open(); }

ErrorCode PortraitSession::begin(const HeapBuffer& pixels, const FrameLayout& layout, double timestampMs,
                                 const PortraitTask& task) {
  if (!analyzer_) return ErrorCode::handleClosed;
  const Result<ImageView> picture = pixels.view(layout);
  return picture.ok() ? analyzer_->begin(picture.value(), timestampMs, task) : picture.error();
}

int PortraitSession::next() { return static_cast<int>(analyzer_ ? analyzer_->next() : FaceModel::none); }

HeapNumbers PortraitSession::input() const { return analyzer_ ? numbersAt(analyzer_->input()) : HeapNumbers{}; }

HeapNumbers PortraitSession::output(int index) {
  return analyzer_ ? numbersAt(analyzer_->output(index)) : HeapNumbers{};
}

void PortraitSession::accept() {
  if (analyzer_) analyzer_->accept();
}

PortraitAnalysis PortraitSession::result() {
  if (analyzer_) return analyzer_->result();
  PortraitAnalysis refused;
  refused.error = ErrorCode::handleClosed;
  return refused;
}

HeapNumbers PortraitSession::faces() {
  faceTable_.clear();
  if (!analyzer_) return {};
  for (const FaceDetection& face : analyzer_->faces())
    for (const double value : {face.box.x, face.box.y, face.box.width, face.box.height, face.score})
      faceTable_.push_back(static_cast<float>(value));
  return numbersAt(std::span(faceTable_));
}

HeapNumbers PortraitSession::landmarks() const { return numbersOf(analyzer_ ? analyzer_->landmarks() : nullptr); }

ComposedPhoto PortraitSession::compose(const PhotoAdjustment& adjustment, HeapBuffer& target) {
  ComposedPhoto photo;
  photo.error = ErrorCode::handleClosed;
  if (!analyzer_) return photo;
  const PhotoSpec& spec = analyzer_->spec();
  photo.error = ErrorCode::bufferTooSmall;
  if (target.byteLength() < static_cast<std::size_t>(spec.width) * spec.height * 4) return photo;
  photo.error = analyzer_->landmarks() == nullptr ? ErrorCode::emptyFrame : ErrorCode::ok;
  if (photo.error != ErrorCode::ok) return photo;
  photo.plan = analyzer_->plan(adjustment);
  photo.composition = analyzer_->compose(photo.plan, target.bytes());
  return photo;
}

PhotoSize PortraitSession::photoSize() const {
  if (!analyzer_) return {};
  const PhotoSpec& spec = analyzer_->spec();
  return {spec.width, spec.height, spec.dpi, spec.leastBytes, spec.mostBytes, spec.leastQuality};
}

std::string PortraitSession::specId() const { return analyzer_ ? analyzer_->spec().id : std::string(); }

std::string PortraitSession::manifest(const PortraitArtifactFacts& facts) const {
  return analyzer_ ? analyzer_->manifest(facts) : std::string();
}

std::string PortraitSession::setThresholds(const std::string& json) {
  return analyzer_ ? analyzer_->setThresholds(json) : "the session was closed";
}

std::string PortraitSession::setSpec(const std::string& spec) {
  return analyzer_ ? analyzer_->setSpec(spec) : "the session was closed";
}

ErrorCode PortraitSession::shrink(const HeapBuffer& pixels, const FrameLayout& layout, HeapBuffer& target, int width,
                                  int height) {
  if (!analyzer_) return ErrorCode::handleClosed;
  const Result<ImageView> frame = pixels.view(layout);
  return frame.ok() ? shrinker_.shrink(frame.value(), target.bytes(), width, height) : frame.error();
}

void PortraitSession::reset() {
  if (analyzer_) analyzer_->reset();
}

void PortraitSession::close() {
  analyzer_.reset();
  handle_.close();
}

std::string builtInPhotoSpecs() { return std::string(builtInPhotoSpecsJson()); }

}  // namespace qujing
