#include "quality/exposure.h"

#include <catch2/catch_test_macros.hpp>

#include "painted_frame.h"

using namespace qujing;

TEST_CASE("the median luma is that of the ground, whatever is printed on it") {
  PaintedFrame page(100, 100, 180);
  page.paint({{0, 0}, {100, 0}, {100, 40}, {0, 40}}, 10);
  CHECK(measureExposure(page.view()).medianLuma == 180);
  CHECK(measureExposure(page.view()).burntShare == 0);
  page.paint({{0, 0}, {100, 0}, {100, 20}, {0, 20}}, 255);
  CHECK(measureExposure(page.view()).burntShare == 0.2);
}

TEST_CASE("black and white have the outermost levels") {
  CHECK(measureExposure(PaintedFrame(16, 16, 0).view()).medianLuma == 0);
  CHECK(measureExposure(PaintedFrame(16, 16, 255).view()).medianLuma == 255);
  CHECK(measureExposure(PaintedFrame(16, 16, 255).view()).burntShare == 1);
}
