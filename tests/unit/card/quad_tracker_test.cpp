#include "card/quad_tracker.h"

#include <catch2/catch_test_macros.hpp>

#include "painted_frame.h"

using namespace qujing;

namespace {

/// A card with a portrait, lines and a number, drawn with the simplest means on an even table, its top left at (x, y).
PaintedFrame cardAt(double x, double y) {
  PaintedFrame frame(640, 480, 60);
  const auto box = [&](double left, double top, double width, double height, std::uint8_t level) {
    const Point from{x + left, y + top}, to{from.x + width, from.y + height};
    frame.paint({from, {to.x, from.y}, to, {from.x, to.y}}, level);
  };
  box(0, 0, 317, 200, 190);
  box(200, 35, 95, 118, 120);
  box(222, 50, 50, 60, 170);
  box(210, 118, 75, 35, 60);
  for (int i = 0; i < 4; ++i) {
    box(25, 32 + i * 27, 20, 9, 110);
    box(55, 32 + i * 27, 90, 10, 40);
  }
  box(25, 165, 45, 9, 110);
  box(95, 163, 170, 12, 40);
  return frame;
}

bool isAt(const Tracking& tracking, double x, double y) {
  return tracking.card && distance(tracking.card->quad.topLeft, {x, y}) < 2 &&
         distance(tracking.card->quad.bottomRight, {x + 317, y + 200}) < 2;
}

}  // namespace

TEST_CASE("a card is searched for once, then followed, then confirmed by a search") {
  QuadTracker tracker;
  for (int i = 0; i <= 20; ++i) {
    const double x = 120 + 3 * i, y = 130 + i;
    const Tracking tracking = tracker.next(cardAt(x, y).view(), 33.0 * i);
    REQUIRE(isAt(tracking, x, y));
    CHECK(tracking.card->tracked == (i != 0 && i != 16));  // 16 * 33 > 500
  }
}

TEST_CASE("a card that is taken away is gone at once, and found again where it comes back") {
  QuadTracker tracker;
  REQUIRE(isAt(tracker.next(cardAt(120, 130).view(), 0), 120, 130));
  REQUIRE(isAt(tracker.next(cardAt(121, 130).view(), 33), 121, 130));
  CHECK_FALSE(tracker.next(PaintedFrame(640, 480, 60).view(), 66).card);
  const Tracking back = tracker.next(cardAt(250, 200).view(), 100);
  REQUIRE(isAt(back, 250, 200));
  CHECK_FALSE(back.card->tracked);
}
