// The names that cross the border, and nothing else: no logic here.
#include <emscripten/bind.h>

#include "card_session.h"
#include "heap_buffer.h"
#include "resident_id/id_number.h"

using namespace emscripten;
using namespace qujing;

/// Enums cross as their permanent ids.
template <auto member>
struct Id;
template <typename Object, typename Enum, Enum Object::* member>
struct Id<member> {
  static int get(const Object& object) { return static_cast<int>(object.*member); }
  static void set(Object& object, int id) { object.*member = static_cast<Enum>(id); }
};

EMSCRIPTEN_BINDINGS(qujing) {
  enum_<ErrorCode>("ErrorCode")
      .value("ok", ErrorCode::ok)
      .value("emptyFrame", ErrorCode::emptyFrame)
      .value("frameTooSmall", ErrorCode::frameTooSmall)
      .value("frameTooLarge", ErrorCode::frameTooLarge)
      .value("badPixelFormat", ErrorCode::badPixelFormat)
      .value("badRowStride", ErrorCode::badRowStride)
      .value("bufferTooSmall", ErrorCode::bufferTooSmall)
      .value("badQuad", ErrorCode::badQuad)
      .value("badTimestamp", ErrorCode::badTimestamp)
      .value("outOfMemory", ErrorCode::outOfMemory)
      .value("handleClosed", ErrorCode::handleClosed);
  enum_<PixelFormat>("PixelFormat").value("rgba", PixelFormat::rgba).value("gray", PixelFormat::gray);
  value_object<Rect>("Rect")
      .field("x", &Rect::x)
      .field("y", &Rect::y)
      .field("width", &Rect::width)
      .field("height", &Rect::height);
  value_object<Point>("Point").field("x", &Point::x).field("y", &Point::y);
  value_object<Quad>("Quad")
      .field("topLeft", &Quad::topLeft)
      .field("topRight", &Quad::topRight)
      .field("bottomRight", &Quad::bottomRight)
      .field("bottomLeft", &Quad::bottomLeft);
  value_object<FrameLayout>("FrameLayout")
      .field("width", &FrameLayout::width)
      .field("height", &FrameLayout::height)
      .field("rowStride", &FrameLayout::rowStride)
      .field("format", &FrameLayout::format);
  register_optional<Quad>();
  register_optional<Rect>();
  register_optional<int>();
  value_object<CardTask>("CardTask")
      .field("side", &Id<&CardTask::side>::get, &Id<&CardTask::side>::set)
      .field("second", &CardTask::second)
      .field("guide", &CardTask::guide)
      .field("fullScale", &CardTask::fullScale);
  value_object<Check>("Check")
      .field("id", &Id<&Check::id>::get, &Id<&Check::id>::set)
      .field("raw", &Check::raw)
      .field("unit", &Id<&Check::unit>::get, &Id<&Check::unit>::set)
      .field("score", &Check::score)
      .field("threshold", &Check::threshold)
      .field("passed", &Check::passed)
      .field("code", &Id<&Check::code>::get, &Id<&Check::code>::set)
      .field("gating", &Check::gating)
      .field("warnCode", &Check::warnCode);
  static_assert(kCardCheckCount == 12);
  value_array<CardChecks>("CardChecks")
      .element(emscripten::index<0>())
      .element(emscripten::index<1>())
      .element(emscripten::index<2>())
      .element(emscripten::index<3>())
      .element(emscripten::index<4>())
      .element(emscripten::index<5>())
      .element(emscripten::index<6>())
      .element(emscripten::index<7>())
      .element(emscripten::index<8>())
      .element(emscripten::index<9>())
      .element(emscripten::index<10>())
      .element(emscripten::index<11>());
  value_object<CaptureStep>("CaptureStep")
      .field("progress", &CaptureStep::progress)
      .field("keep", &CaptureStep::keep)
      .field("done", &CaptureStep::done);
  value_object<CardAnalysis>("CardAnalysis")
      .field("error", &CardAnalysis::error)
      .field("quad", &CardAnalysis::quad)
      .field("confidence", &CardAnalysis::confidence)
      .field("tracked", &CardAnalysis::tracked)
      .field("partlyOutside", &CardAnalysis::partlyOutside)
      .field("side", &Id<&CardAnalysis::side>::get, &Id<&CardAnalysis::side>::set)
      .field("rotation", &CardAnalysis::rotation)
      .field("checks", &CardAnalysis::checks)
      .field("passed", &CardAnalysis::passed)
      .field("guidance", &Id<&CardAnalysis::guidance>::get, &Id<&CardAnalysis::guidance>::set)
      .field("capture", &CardAnalysis::capture);
  value_object<ArtifactPart>("ArtifactPart")
      .field("sha256", &ArtifactPart::sha256)
      .field("bytes", &ArtifactPart::bytes)
      .field("width", &ArtifactPart::width)
      .field("height", &ArtifactPart::height);
  value_object<ArtifactFacts>("ArtifactFacts")
      .field("source", &ArtifactFacts::source)
      .field("capturedAtMs", &ArtifactFacts::capturedAtMs)
      .field("sessionId", &ArtifactFacts::sessionId)
      .field("nonce", &ArtifactFacts::nonce)
      .field("card", &ArtifactFacts::card)
      .field("frame", &ArtifactFacts::frame);
  value_object<IdNumberReading>("IdNumberReading")
      .field("problem", &Id<&IdNumberReading::problem>::get, &Id<&IdNumberReading::problem>::set)
      .field("number", &IdNumberReading::number)
      .field("birthDate", &IdNumberReading::birthDate)
      .field("male", &IdNumberReading::male)
      .field("province", &IdNumberReading::province);

  class_<HeapBuffer>("HeapBuffer")
      .constructor<std::size_t>()
      .function("address", &HeapBuffer::address)
      .function("byteLength", &HeapBuffer::byteLength)
      .function("close", &HeapBuffer::close);
  class_<CardSession>("CardSession")
      .constructor<>()
      .function("analyze", &CardSession::analyze)
      .function("examine", &CardSession::examine)
      .function("manifest", &CardSession::manifest)
      .function("setThresholds", &CardSession::setThresholds)
      .function("shrink", &CardSession::shrink)
      .function("reset", &CardSession::reset)
      .function("close", &CardSession::close);
  function("rectifyCard", &rectifyBuffer);
  function("readIdNumber", &readIdNumber);
  function("openHandles", &openHandles);
  function("engineVersion", &engineVersion);
  function("forceTrap", &forceTrap);
}
