#include "card/card_rectifier.h"

#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "painted_frame.h"

using namespace qujing;

TEST_CASE("the card's corner lands in the target's corner, whichever way it lies") {
  PaintedFrame frame(200, 200, 10);
  frame.paint({{50, 50}, {130, 50}, {130, 100}, {50, 100}}, 100);
  frame.paint({{50, 50}, {70, 50}, {70, 70}, {50, 70}}, 240);  // marks one corner
  std::vector<std::uint8_t> flat(80 * 50 * 4);
  REQUIRE(rectifyCard(frame.view(), {{50, 50}, {130, 50}, {130, 100}, {50, 100}}, flat, 80, 50) == ErrorCode::ok);
  CHECK(flat[0] == 240);
  CHECK(flat[79 * 4] == 100);
  const Quad upsideDown{{130, 100}, {50, 100}, {50, 50}, {130, 50}};
  REQUIRE(rectifyCard(frame.view(), upsideDown, flat, 80, 50) == ErrorCode::ok);
  CHECK(flat[0] == 100);
  CHECK(flat[(49 * 80 + 79) * 4] == 240);
}

TEST_CASE("a target that is too small and a crossed quad are refused") {
  const PaintedFrame frame(64, 64, 10);
  std::vector<std::uint8_t> flat(80 * 50 * 4);
  CHECK(rectifyCard(frame.view(), {{0, 0}, {64, 0}, {64, 40}, {0, 40}}, flat, 81, 50) == ErrorCode::bufferTooSmall);
  CHECK(rectifyCard(frame.view(), {{0, 0}, {64, 40}, {64, 0}, {0, 40}}, flat, 80, 50) == ErrorCode::badQuad);
  CHECK(rectifyCard(frame.view(), {{0, 0}, {64, 0}, {64, 40}, {0, 40}}, flat, 0, 50) == ErrorCode::emptyFrame);
}
