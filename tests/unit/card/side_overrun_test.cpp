#include "card/side_overrun.h"

#include <catch2/catch_test_macros.hpp>

#include "painted_frame.h"

using namespace qujing;

TEST_CASE("a card's edges end at its corners; those of half a phone run on") {
  PaintedFrame frame(1280, 720, 90);
  const Quad phone{{300.5, 200}, {900.5, 200}, {900.5, 480}, {300.5, 480}};
  frame.paint(phone, 180);
  SideOverrun overrun;
  CHECK(overrun.measure(frame.view(), phone) < 0.1);
  const Quad half{{300.5, 200}, {740, 200}, {740, 480}, {300.5, 480}};
  CHECK(overrun.measure(frame.view(), half) > 0.8);
}

TEST_CASE("one table edge that happens to continue a side is no overrun") {
  PaintedFrame frame(1280, 720, 90);
  frame.paint({{0, 0}, {1280, 0}, {1280, 200}, {0, 200}}, 50);
  const Quad card{{300.5, 200}, {740.5, 200}, {740.5, 480}, {300.5, 480}};
  frame.paint(card, 180);
  CHECK(SideOverrun().measure(frame.view(), card) < 0.1);
}
