#include "guidance/capture_window.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace qujing;

namespace {

/// Half a second and three frames must hold.
struct Window {
  CaptureWindow window;
  CaptureStep next(double timestampMs, bool passed, double blur = 1) {
    return window.next(passed, blur, timestampMs, 500, 3);
  }
};

}  // namespace

TEST_CASE("the picture is taken after the time that everything must hold, and once only") {
  Window window;
  CHECK(window.next(1000, true).progress == 0);
  CHECK(window.next(1250, true).progress == 0);  // more than a short lapse: begun anew
  CHECK(window.next(1450, true).progress == Catch::Approx(0.4));
  CHECK_FALSE(window.next(1650, true).done);
  const CaptureStep last = window.next(1750, true);
  CHECK(last.done);
  CHECK(last.progress == 1);
  const CaptureStep after = window.next(1800, true);
  CHECK_FALSE(after.done);
  CHECK_FALSE(after.keep);
  CHECK(window.window.done());
}

TEST_CASE("of the frames that hold the sharpest is kept") {
  Window window;
  CHECK(window.next(0, true, 3).keep);
  CHECK(window.next(100, true, 2).keep);
  CHECK_FALSE(window.next(200, true, 2.5).keep);
  CHECK(window.next(300, true, 1).keep);
  CHECK_FALSE(window.next(400, false, 0).keep);
}

TEST_CASE("a short lapse costs nothing, a long one all") {
  Window window;
  window.next(0, true);
  window.next(100, true);
  CHECK(window.next(200, false).progress == Catch::Approx(0.2));
  CHECK(window.next(300, true).progress == Catch::Approx(0.6));
  CHECK(window.next(521, false).progress == 0);
  const CaptureStep anew = window.next(600, true, 9);
  CHECK(anew.progress == 0);
  CHECK(anew.keep);  // though the frames before were sharper
}

TEST_CASE("on a slow phone the time alone is not enough: so many frames must hold") {
  CaptureWindow window;
  CHECK_FALSE(window.next(true, 1, 0, 100, 4).done);
  CHECK_FALSE(window.next(true, 1, 200, 100, 4).done);
  CHECK(window.next(true, 1, 400, 100, 4).progress == 0.75);
  CHECK(window.next(true, 1, 600, 100, 4).done);
}

TEST_CASE("a new task begins a new picture") {
  CaptureWindow window;
  CHECK(window.next(true, 1, 0, 0, 1).done);
  window.reset();
  CHECK_FALSE(window.done());
  CHECK(window.next(true, 1, 10, 0, 1).done);
}
