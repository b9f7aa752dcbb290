#include "guidance/card_guidance.h"

#include <catch2/catch_test_macros.hpp>

using namespace qujing;

namespace {

void fail(CardAnalysis& analysis, CheckId id, CheckCode code) {
  analysis.checks[static_cast<int>(id)] = {id, 0, {}, 0, 0, false, code};
}

CardAnalysis seen() {
  CardAnalysis analysis;
  analysis.quad = Quad{{0, 0}, {1, 0}, {1, 1}, {0, 1}};
  return analysis;
}

}  // namespace

TEST_CASE("the candidate is told to bring the card back in before anything else") {
  CardAnalysis analysis;
  CHECK(cardGuidance(analysis, {}, {}) == GuidanceCode::searching);
  CardAnalysis dark;
  fail(dark, CheckId::exposure, CheckCode::tooDark);
  CHECK(cardGuidance(dark, {}, {}) == GuidanceCode::tooDark);
  analysis.partlyOutside = true;
  CHECK(cardGuidance(analysis, {}, {}) == GuidanceCode::partlyOutside);
  CHECK(cardGuidance(seen(), {}, {}) == GuidanceCode::hold);
}

TEST_CASE("of several faults the one that must be put right first is told") {
  CardAnalysis analysis = seen();
  fail(analysis, CheckId::photocopy, CheckCode::photocopy);
  CHECK(cardGuidance(analysis, {}, {}) == GuidanceCode::photocopy);
  fail(analysis, CheckId::sharpness, CheckCode::blurred);
  CHECK(cardGuidance(analysis, {}, {}) == GuidanceCode::blurred);
  fail(analysis, CheckId::motion, CheckCode::moving);
  CHECK(cardGuidance(analysis, {}, {}) == GuidanceCode::holdStill);
  fail(analysis, CheckId::glare, CheckCode::glare);
  CHECK(cardGuidance(analysis, {}, {}) == GuidanceCode::glare);
  fail(analysis, CheckId::side, CheckCode::wrongSide);
  CHECK(cardGuidance(analysis, {}, {}) == GuidanceCode::wrongSide);
  CHECK(cardGuidance(analysis, {}, {.offCentre = true}) == GuidanceCode::offCentre);
  fail(analysis, CheckId::size, CheckCode::tooFar);
  CHECK(cardGuidance(analysis, {}, {.offCentre = true}) == GuidanceCode::tooFar);
}

TEST_CASE("a check that gates nothing says nothing") {
  CardAnalysis analysis = seen();
  fail(analysis, CheckId::glare, CheckCode::glare);
  analysis.checks[static_cast<int>(CheckId::glare)].gating = false;
  CHECK(cardGuidance(analysis, {}, {}) == GuidanceCode::hold);
}

TEST_CASE("a card that passes is to be held, wherever in the frame it lies") {
  CardAnalysis analysis = seen();
  analysis.passed = true;
  CHECK(cardGuidance(analysis, {}, {.offCentre = true}) == GuidanceCode::hold);
  CHECK(cardGuidance(analysis, {}, {.captured = true}) == GuidanceCode::captured);
}

TEST_CASE("after one side the card is to be turned over, not refused as the wrong side") {
  CardAnalysis analysis = seen();
  analysis.side = CardSide::portrait;
  fail(analysis, CheckId::side, CheckCode::wrongSide);
  CHECK(cardGuidance(analysis, {CardSide::emblem, false, {}, 1}, {}) == GuidanceCode::wrongSide);
  CHECK(cardGuidance(analysis, {CardSide::emblem, true, {}, 1}, {}) == GuidanceCode::turnOver);
}
