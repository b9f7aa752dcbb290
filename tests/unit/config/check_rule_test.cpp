#include "config/check_rule.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace qujing;
using Catch::Approx;

TEST_CASE("the score is 50 at the threshold and 100 at the ideal, whichever of them is the larger") {
  const CheckRule least{10, 20, true, -9101}, most{0.5, 0.1, false, 0};
  auto score = [](double raw, const CheckRule& rule) {
    return judged(CheckId::size, CheckUnit::pixels, raw, rule, CheckCode::tooFar).score;
  };
  CHECK(score(10, least) == 50);
  CHECK(score(20, least) == 100);
  CHECK(score(15, least) == 75);
  CHECK(score(0, least) == 0);
  CHECK(score(99, least) == 100);
  CHECK(score(0.5, most) == 50);
  CHECK(score(0.1, most) == 100);
  CHECK(score(0.7, most) == Approx(25));
}

TEST_CASE("at the threshold a check passes; what fails tells why") {
  const CheckRule rule{10, 20, false, -9101};
  const Check passed = judged(CheckId::size, CheckUnit::pixels, 10, rule, CheckCode::tooFar);
  CHECK(passed.passed);
  CHECK(passed.code == CheckCode::ok);
  CHECK(passed.warnCode == 0);
  const Check failed = judged(CheckId::size, CheckUnit::pixels, 9.99, rule, CheckCode::tooFar);
  CHECK_FALSE(failed.passed);
  CHECK(failed.code == CheckCode::tooFar);
  CHECK(failed.warnCode == -9101);
  CHECK(failed.raw == 9.99);
  CHECK(failed.threshold == 10);
  CHECK_FALSE(failed.gating);
}

TEST_CASE("of two verdicts the one that fails counts, whatever their scores; else the one with the lower score") {
  Check passed{CheckId::size}, failed{CheckId::size}, better{CheckId::size};
  passed.passed = better.passed = true;
  passed.score = 20;
  better.score = 90;
  failed.score = 40;
  CHECK(&worse(passed, failed) == &failed);
  CHECK(&worse(failed, passed) == &failed);
  CHECK(&worse(better, passed) == &passed);
}

TEST_CASE("what was not assessed keeps its rule and says nothing else") {
  const Check none = unassessed(CheckId::headPose, CheckUnit::degrees, {10, 0, false, 5});
  CHECK(none.code == CheckCode::notAssessable);
  CHECK_FALSE(none.passed);
  CHECK_FALSE(none.gating);
  CHECK(none.threshold == 10);
  CHECK(none.warnCode == 0);
}
