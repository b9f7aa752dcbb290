#include "card/quad_tracker.h"

#include <catch2/catch_test_macros.hpp>

#include "painted_frame.h"

using namespace qujing;

namespace {

/// A bank card drawn with the simplest means on an even table, its top left at (x, y).
PaintedFrame cardAt(double x, double y) {
  PaintedFrame frame(640, 480, 60);
  const auto box = [&](double left, double top, double width, double height, std::uint8_t level) {
    frame.paint({{x + left, y + top},
                 {x + left + width, y + top},
                 {x + left + width, y + top + height},
                 {x + left, y + top + height}},
                level);
  };
  box(0, 0, 317, 200, 190);
  box(25, 70, 40, 32, 110);
  for (int i = 0; i < 4; ++i) box(25 + i * 70, 125, 52, 12, 60);
  box(25, 160, 120, 9, 60);
  box(25, 20, 150, 18, 90);
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
