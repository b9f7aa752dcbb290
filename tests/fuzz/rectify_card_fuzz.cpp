// Any quad over any frame into any target: a flat card or a named error.
#include <cstdlib>

#include "card_session.h"
#include "input.h"

using namespace qujing;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzInput input(data, size);
  const bool wild = input.upTo(1) == 0;
  auto coordinate = [&] { return wild ? input.take<double>() : static_cast<double>(input.upTo(400)) - 100; };
  Quad quad;
  for (Point* corner : {&quad.topLeft, &quad.topRight, &quad.bottomRight, &quad.bottomLeft})
    *corner = {coordinate(), coordinate()};
  const int side = 16 + input.upTo(200);
  const int width = wild ? input.take<int>() : input.upTo(300);
  const int height = wild ? input.take<int>() : input.upTo(300);
  HeapBuffer pixels(static_cast<std::size_t>(side) * side * 4);
  HeapBuffer target(static_cast<std::size_t>(input.upTo(4)) * 65536);
  const FrameLayout layout{side, side, side * 4, static_cast<PixelFormat>(input.upTo(1))};
  const ErrorCode code = rectifyBuffer(pixels, layout, quad, target, width, height);
  if (code < ErrorCode::ok || code > ErrorCode::handleClosed) std::abort();
  for (const Point corner : quad.corners())
    if (code == ErrorCode::ok && !isWithinReach(corner)) std::abort();
  return 0;
}
