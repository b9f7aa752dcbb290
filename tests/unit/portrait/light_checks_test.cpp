#include "portrait/light_checks.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "sighted_face.h"

using namespace qujing;

namespace {

CheckCode codeOf(const SightedFace& face, CheckId id) { return face.check(id).code; }

/// A small bright spot on each cheekbone: skin shines in any light that is enough.
void shine(SightedFace& face, double level) {
  for (int y = 330; y < 345; ++y)
    for (int x = 0; x < 640; ++x)
      if (std::abs(std::abs(x - 320) - 60) < 30) face.frame.set(x, y, static_cast<std::uint8_t>(level));
}

}  // namespace

TEST_CASE("a burnt face is too bright, a bright one is not") {
  SightedFace face;
  CHECK(codeOf(face, CheckId::overExposure) == CheckCode::ok);
  face.paint(260, 200);
  CHECK(codeOf(face, CheckId::overExposure) == CheckCode::tooBright);
}

TEST_CASE("dark skin in enough light passes, before a white wall too; any skin in the dark does not") {
  SightedFace face;
  face.paint(62, 215);
  shine(face, 150);
  CHECK(codeOf(face, CheckId::underExposure) == CheckCode::ok);
  face.paint(40, 50);
  CHECK(codeOf(face, CheckId::underExposure) == CheckCode::tooDark);
  face.paint(20, 22);
  CHECK(codeOf(face, CheckId::underExposure) == CheckCode::tooDark);
}

TEST_CASE("a face that stays far below the window behind it is backlit") {
  SightedFace face;
  face.paint(70, 250);
  const Check check = face.check(CheckId::underExposure);
  CHECK(check.code == CheckCode::backlit);
  CHECK(check.unit == CheckUnit::ratio);
}

TEST_CASE("light from one side is uneven, on light skin and on dark; from the front it is even") {
  SightedFace face;
  for (const double skin : {190.0, 70.0}) {
    INFO(skin);
    face.paint(skin, 200);
    CHECK(codeOf(face, CheckId::illuminationUniformity) == CheckCode::ok);
    face.paint(skin, 200, [](int x, int) { return x < 320 ? 1.0 : 0.4; });
    const Check check = face.check(CheckId::illuminationUniformity);
    CHECK(check.code == CheckCode::unevenLight);
    CHECK(check.unit == CheckUnit::perMille);
  }
}

TEST_CASE("the standard's scores stand beside the verdicts") {
  SightedFace face;
  CHECK(face.check(CheckId::overExposure).score == 100);
  CHECK(face.check(CheckId::luminanceMean).score > 90);
  CHECK(face.check(CheckId::luminanceMean).unit == CheckUnit::share);
  CHECK(face.check(CheckId::dynamicRange).unit == CheckUnit::bits);
  CHECK(face.check(CheckId::naturalColour).score > 90);
}
