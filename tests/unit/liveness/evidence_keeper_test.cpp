#include "liveness/evidence_keeper.h"

#include <catch2/catch_test_macros.hpp>

using namespace qujing;

TEST_CASE("of the frames at rest the sharpest is kept, of those of the movement the farthest") {
  EvidenceKeeper keeper;
  CHECK(keeper.next(true, 0, 3, 0) == EvidenceMoment::before);
  CHECK(keeper.next(true, 0, 4, 33) == EvidenceMoment::none);
  CHECK(keeper.next(true, 0, 2, 66) == EvidenceMoment::before);
  CHECK(keeper.next(false, 0.6, 9, 100) == EvidenceMoment::peak);
  CHECK(keeper.next(false, 1.4, 9, 133) == EvidenceMoment::peak);
  CHECK(keeper.next(false, 1.2, 1, 166) == EvidenceMoment::none);
  CHECK_FALSE(keeper.hasActed());
  keeper.act({Action::turnLeft, 90, 133, 190, 1});
  CHECK(keeper.next(false, 0.6, 1, 200) == EvidenceMoment::none);
  CHECK(keeper.next(true, 0.1, 5, 233) == EvidenceMoment::after);
  CHECK_FALSE(keeper.whole(233));
  CHECK(keeper.next(true, 0.1, 4, 300) == EvidenceMoment::after);
  const auto whole = keeper.whole(383);
  REQUIRE(whole);
  CHECK(whole->beforeMs == 66);
  CHECK(whole->peakMs == 133);
  CHECK(whole->afterMs == 300);
}

TEST_CASE("nothing counts before a frame at rest was kept") {
  EvidenceKeeper keeper;
  CHECK(keeper.next(false, 1.2, 1, 0) == EvidenceMoment::none);
  CHECK_FALSE(keeper.openedMs());
  keeper.next(true, 0, 1, 500);
  CHECK(keeper.openedMs() == 500);
}
