#include "liveness/lid_dip.h"

#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace qujing;
using Catch::Approx;

namespace {

constexpr double kFrameMs = 1000.0 / 30;

/// A second of lids that are this far apart.
LidDipMeter after(double gap) {
  LidDipMeter meter;
  for (int frame = 0; frame < 30; ++frame) meter.next({gap, gap}, false, frame * kFrameMs);
  return meter;
}

}  // namespace

TEST_CASE("lids that fall lose their share of the gap, each eye for itself") {
  LidDipMeter meter = after(0.2);
  const EyeClosure dip = meter.next({0.16, 0.19}, false, 1000);
  CHECK(dip.left == Approx(0.2));
  CHECK(dip.right == Approx(0.05));
}

TEST_CASE("what the lids were before is kept while a closure is judged, and forgotten soon after without one") {
  LidDipMeter held = after(0.2), let = after(0.2);
  for (double ms = 1000; ms < 1400; ms += kFrameMs) {
    CHECK(held.next({0.16, 0.16}, true, ms).left == Approx(0.2));
    let.next({0.16, 0.16}, false, ms);
  }
  CHECK(let.next({0.16, 0.16}, false, 1400).left == Approx(0));
}

TEST_CASE("lids that narrow by a third within a second dip by less than a tenth") {
  LidDipMeter meter = after(0.24);
  double deepest = 0;
  for (int frame = 0; frame < 30; ++frame) {
    const double gap = 0.24 - 0.08 * frame / 30;
    deepest = std::max(deepest, meter.next({gap, gap}, false, 1000 + frame * kFrameMs).mean());
  }
  CHECK(deepest > 0.05);
  CHECK(deepest < 0.1 + 0.02);
}

TEST_CASE("at 10 frames a second the open frame before is remembered") {
  LidDipMeter meter;
  for (int frame = 0; frame < 10; ++frame) meter.next({0.2, 0.2}, false, 100 * frame);
  CHECK(meter.next({0.15, 0.15}, false, 1000).mean() == Approx(0.25));
}

TEST_CASE("without landmarks there is no dip, nor from a face that was there before") {
  LidDipMeter none;
  CHECK(none.next({}, false, 0).mean() == 0);
  LidDipMeter meter = after(0.2);
  meter.restart();
  CHECK(meter.next({0.1, 0.1}, false, 1000).mean() == 0);
}
