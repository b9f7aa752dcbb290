// What both engines bind: names, no logic.
#include <emscripten/bind.h>

#include "artifact/artifact_part.h"
#include "common/capture_step.h"
#include "common/check.h"
#include "common/geometry.h"
#include "engine_facts.h"
#include "heap_buffer.h"
#include "id.h"

using namespace emscripten;
using namespace qujing;

EMSCRIPTEN_BINDINGS(common) {
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
  value_object<FrameLayout>("FrameLayout")
      .field("width", &FrameLayout::width)
      .field("height", &FrameLayout::height)
      .field("rowStride", &FrameLayout::rowStride)
      .field("format", &FrameLayout::format);
  register_optional<Rect>();
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
  value_object<CaptureStep>("CaptureStep")
      .field("progress", &CaptureStep::progress)
      .field("keep", &CaptureStep::keep)
      .field("done", &CaptureStep::done);
  value_object<ArtifactPart>("ArtifactPart")
      .field("sha256", &ArtifactPart::sha256)
      .field("bytes", &ArtifactPart::bytes)
      .field("width", &ArtifactPart::width)
      .field("height", &ArtifactPart::height);
  class_<HeapBuffer>("HeapBuffer")
      .constructor<std::size_t>()
      .function("address", &HeapBuffer::address)
      .function("byteLength", &HeapBuffer::byteLength)
      .function("close", &HeapBuffer::close);
  function("openHandles", &openHandles);
  function("engineVersion", &engineVersion);
  function("forceTrap", &forceTrap);
}
