// Any task, guide and quad on small frames, under the shipped thresholds and under ones that let everything pass: no
// crash, and every number that comes back is one.
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>

#include "../unit/lenient_thresholds.h"
#include "card_session.h"
#include "config/card_thresholds.h"
#include "input.h"

using namespace qujing;

namespace {

void require(bool held) {
  if (!held) std::abort();
}

/// Mostly a place in the frame or near it, at times any bytes or one of the numbers that break things.
double number(FuzzInput& input) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  constexpr double kOdd[] = {0,      -0.0,  -1,        1e-300,     1e300,
                             -1e300, 9.9e5, kInfinity, -kInfinity, std::numeric_limits<double>::quiet_NaN()};
  const int kind = input.upTo(9);
  if (kind == 0) return input.take<double>();
  if (kind == 1) return kOdd[input.upTo(std::size(kOdd) - 1)];
  return input.upTo(4000) / 10.0 - 100;
}

CardTask taskFrom(FuzzInput& input) {
  CardTask task;
  task.side = static_cast<CardSide>(input.upTo(3));
  task.second = input.upTo(1) == 0;
  if (input.upTo(2) > 0) task.guide = Rect{number(input), number(input), number(input), number(input)};
  task.fullScale = number(input);
  return task;
}

void requireSound(const CardAnalysis& analysis) {
  require(analysis.error >= ErrorCode::ok && analysis.error <= ErrorCode::handleClosed);
  require(analysis.confidence >= 0 && analysis.confidence <= 1);
  require(analysis.capture.progress >= 0 && analysis.capture.progress <= 1);
  require(analysis.guidance >= GuidanceCode::searching && analysis.guidance <= GuidanceCode::turnOver);
  if (analysis.quad) require(isConvex(*analysis.quad));
  if (analysis.rotation) require(*analysis.rotation % 90 == 0 && *analysis.rotation >= 0 && *analysis.rotation < 360);
  for (const Check& check : analysis.checks)
    require(std::isfinite(check.raw) && check.score >= 0 && check.score <= 100);
}

/// Random corners are seldom a quad; this one always is, however far it lies.
Quad likelyQuad(FuzzInput& input) {
  const Point at{number(input), number(input)};
  const double w = 1 + std::abs(number(input)), h = 1 + std::abs(number(input)), skew = number(input) / 500;
  return {at, {at.x + w, at.y + skew * w}, {at.x + w, at.y + skew * w + h}, {at.x, at.y + h}};
}

Quad anyQuad(FuzzInput& input) {
  Quad quad;
  for (Point* corner : {&quad.topLeft, &quad.topRight, &quad.bottomRight, &quad.bottomLeft})
    *corner = {number(input), number(input)};
  return quad;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string lenientJson = lenientThresholds(), shippedJson(defaultCardThresholdsJson());
  static CardSession session;
  FuzzInput input(data, size);
  session.reset();
  require(session.setThresholds(input.upTo(1) == 0 ? lenientJson : shippedJson).empty());
  const int width = 16 + input.upTo(120), height = 16 + input.upTo(120);
  const FrameLayout layout{width, height, width * 4, static_cast<PixelFormat>(input.upTo(1))};
  HeapBuffer buffer(static_cast<std::size_t>(width) * height * 4);
  const auto bytes = buffer.bytes();
  for (std::size_t i = 0; i < bytes.size(); ++i)
    bytes[i] = input.restSize() > 0 ? input.rest()[i * 7919 % input.restSize()] : 200;
  for (int i = 0; i < 2; ++i) {
    const CardTask task = taskFrom(input);
    const int kind = input.upTo(5);
    if (kind == 0) {
      requireSound(session.analyze(buffer, layout, 100.0 * i, task));
      continue;
    }
    const Quad quad = kind == 1 ? anyQuad(input) : likelyQuad(input);
    const CardAnalysis analysis = session.examine(buffer, layout, quad, kind % 2 == 0, task);
    requireSound(analysis);
    require((analysis.error == ErrorCode::ok) == isConvex(quad));
    require(session.manifest({}).starts_with('{'));
  }
  return 0;
}
