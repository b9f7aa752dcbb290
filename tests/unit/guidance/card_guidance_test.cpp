#include "guidance/card_guidance.h"

#include <catch2/catch_test_macros.hpp>

using namespace qujing;

TEST_CASE("the candidate is told to bring the card back in before anything else") {
  CardAnalysis analysis;
  CHECK(cardGuidance(analysis) == GuidanceCode::searching);
  analysis.quad = Quad{{0, 0}, {1, 0}, {1, 1}, {0, 1}};
  CHECK(cardGuidance(analysis) == GuidanceCode::hold);
  analysis.partlyOutside = true;
  CHECK(cardGuidance(analysis) == GuidanceCode::partlyOutside);
}
