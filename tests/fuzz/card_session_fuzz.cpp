// Frames of any size, stride, format and length through the border: no crash, each refusal a named error.
#include <algorithm>
#include <cstdlib>

#include "card_session.h"
#include "input.h"

using namespace qujing;

namespace {

/// Mostly plausible layouts, so that the fuzzer also gets past the refusals.
FrameLayout layoutFrom(FuzzInput& input) {
  FrameLayout layout;
  const int kind = input.upTo(3);
  // Wide and low: the shrinking of large frames at the price of small ones.
  layout.width = kind == 0 ? input.take<int>() : 16 + input.upTo(kind == 3 ? 4080 : 300);
  layout.height = kind == 0 ? input.take<int>() : 16 + input.upTo(kind == 3 ? 40 : 300);
  layout.format = static_cast<PixelFormat>(input.upTo(kind == 0 ? 3 : 1));
  layout.rowStride = kind <= 1 ? input.take<int>() : layout.width * 4 + input.upTo(16);
  return layout;
}

void require(bool held) {
  if (!held) std::abort();
}

void fill(HeapBuffer& buffer, const FuzzInput& input) {
  const auto bytes = buffer.bytes();
  for (std::size_t i = 0; i < bytes.size() && input.restSize() > 0; ++i)
    bytes[i] = input.rest()[(i * 7919) % input.restSize()];
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzInput input(data, size);
  CardSession session;
  double timestampMs = 0;
  for (int frame = 0; frame < 3; ++frame) {
    const FrameLayout layout = layoutFrom(input);
    const std::size_t length = input.upTo(1) == 0 ? static_cast<std::size_t>(input.upTo(65535)) : 4112 * 64 * 4;
    timestampMs += input.upTo(2) == 0 ? input.take<double>() : 33.0;
    HeapBuffer buffer(length);
    fill(buffer, input);
    const CardAnalysis analysis = session.analyze(buffer, layout, timestampMs, {});
    require(analysis.error >= ErrorCode::ok && analysis.error <= ErrorCode::handleClosed);
    require(analysis.confidence >= 0 && analysis.confidence <= 1);
    if (analysis.quad) require(analysis.error == ErrorCode::ok && isConvex(*analysis.quad));
    if (!(timestampMs >= 0)) timestampMs = 0;
  }
  session.close();
  require(openHandles() == 0);
  return 0;
}
