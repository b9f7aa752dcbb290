// The names that cross the border, and nothing else: no logic here.
#include <emscripten/bind.h>

#include "card_session.h"
#include "heap_buffer.h"

using namespace emscripten;
using namespace qujing;

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
  enum_<GuidanceCode>("GuidanceCode")
      .value("searching", GuidanceCode::searching)
      .value("partlyOutside", GuidanceCode::partlyOutside)
      .value("hold", GuidanceCode::hold);

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
  value_object<CardAnalysis>("CardAnalysis")
      .field("error", &CardAnalysis::error)
      .field("quad", &CardAnalysis::quad)
      .field("confidence", &CardAnalysis::confidence)
      .field("tracked", &CardAnalysis::tracked)
      .field("partlyOutside", &CardAnalysis::partlyOutside)
      .field("guidance", &CardAnalysis::guidance);

  class_<HeapBuffer>("HeapBuffer")
      .constructor<std::size_t>()
      .function("address", &HeapBuffer::address)
      .function("byteLength", &HeapBuffer::byteLength)
      .function("close", &HeapBuffer::close);
  class_<CardSession>("CardSession")
      .constructor<>()
      .function("analyze", &CardSession::analyze)
      .function("reset", &CardSession::reset)
      .function("close", &CardSession::close);
  function("rectifyCard", &rectifyBuffer);
  function("openHandles", &openHandles);
  function("engineVersion", &engineVersion);
  function("forceTrap", &forceTrap);
}
