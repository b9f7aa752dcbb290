#include "quality/text_blur.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <random>

#include "drawn_patch.h"

using namespace qujing;
using Catch::Approx;

namespace {

/// Strokes 2 pixels wide, one every 24, blurred by a Gaussian: 0..1.
double strokes(double at, double deviation) {
  double sum = 0;
  for (int i = -1; i < 10; ++i) {
    auto rise = [&](double edge) { return std::erf((at - edge) / (deviation * std::sqrt(2.0))) / 2; };
    sum += rise(24 * i + 11) - rise(24 * i + 13);
  }
  return sum;
}

/// Dark strokes across and down a light page.
DrawnPatch print(double deviationX, double deviationY, double contrast, double noise = 0) {
  std::mt19937 random(7);
  std::normal_distribution<double> grain(0, 1);
  return {192, 96, [&](int x, int y) {
            return 200 - contrast * (strokes(x + 0.5, deviationX) + strokes(y + 0.5, deviationY)) +
                   noise * grain(random);
          }};
}

double blurOf(double deviation, double contrast, double noise = 0) {
  return TextBlurMeter().measure(print(deviation, deviation, contrast, noise)).deviation;
}

}  // namespace

TEST_CASE("strokes smeared by a Gaussian tell its deviation") {
  for (const double deviation : {1.0, 1.5, 2.0, 2.5, 3.0})
    CHECK(blurOf(deviation, 80) == Approx(deviation).margin(0.15));
}

TEST_CASE("pale print and a noisy camera read nearly the same") {
  for (const double deviation : {1.0, 2.0, 3.0}) {
    CHECK(blurOf(deviation, 40) == Approx(blurOf(deviation, 80)).epsilon(0.02));
    CHECK(blurOf(deviation, 80, 2) == Approx(blurOf(deviation, 80)).epsilon(0.1));
  }
}

TEST_CASE("a card that moved is as blurred as in the direction it moved in") {
  TextBlurMeter meter;
  CHECK(meter.measure(print(3, 1, 80)).deviation == Approx(blurOf(3, 80)).epsilon(0.1));
  CHECK(meter.measure(print(1, 3, 80)).deviation == Approx(blurOf(3, 80)).epsilon(0.1));
}

TEST_CASE("a field without print is all blur and no contrast") {
  const TextBlur blank = TextBlurMeter().measure(DrawnPatch(64, 32, [](int, int) { return 200; }));
  CHECK(blank.contrast == 0);
  CHECK(blank.deviation == 6);
}

TEST_CASE("a patch too small to be measured is survived") {
  for (const int side : {1, 2, 3, 18, 19})
    CHECK(TextBlurMeter().measure(DrawnPatch(side, side, [](int x, int) { return 9.0 * x; })).deviation >= 0);
}
