#include "resident_id/side_classifier.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "painted_frame.h"

using namespace qujing;
using Catch::Approx;

namespace {
const SideReading kPortrait{1, 0, false, false}, kEmblem{0, 1, false, true}, kNeither{};
}

TEST_CASE("a blank card is neither side") {
  FlatCard card;
  card.sample(PaintedFrame(320, 240, 200).view(), {{40, 40}, {232, 40}, {232, 160}, {40, 160}});
  const SideReading reading = SideClassifier().read(card);
  CHECK(reading.portrait < 0.5);
  CHECK(reading.emblem < 0.5);
}

TEST_CASE("the first frame of a card is believed at once, a blurred one after it does not unmake it") {
  SideSeries series;
  CHECK(series.next(kPortrait, 1000).portrait == 1);
  CHECK(series.next(kNeither, 1033).portrait == Approx(std::exp(-33 / 120.0)));
  CHECK(series.next(kPortrait, 1066).portrait > 0.8);
}

TEST_CASE("a card turned over is known by its other side within half a second, the way up at once") {
  SideSeries series;
  for (double ms = 0; ms <= 300; ms += 33) series.next(kPortrait, ms);
  SideReading reading = series.next(kEmblem, 333);
  CHECK(reading.likelier() == CardSide::portrait);
  CHECK(reading.turned(CardSide::emblem));
  for (double ms = 366; ms <= 800; ms += 33) reading = series.next(kEmblem, ms);
  CHECK(reading.share(CardSide::emblem) > 0.95);
  CHECK(reading.share(CardSide::portrait) < 0.05);
}

TEST_CASE("after a pause or a reset what was seen before is forgotten") {
  SideSeries series;
  series.next(kPortrait, 0);
  CHECK(series.next(kNeither, 599).portrait > 0);
  series.next(kPortrait, 600);
  CHECK(series.next(kNeither, 1200).portrait == 0);
  series.next(kPortrait, 1300);
  series.reset();
  CHECK(series.next(kNeither, 1310).portrait == 0);
}
