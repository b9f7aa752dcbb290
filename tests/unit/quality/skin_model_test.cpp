#include "quality/skin_model.h"

#include <catch2/catch_test_macros.hpp>

using namespace qujing;

namespace {

bool matches(const SkinModel& skin, std::uint8_t r, std::uint8_t g, std::uint8_t b) {
  const std::uint8_t rgb[] = {r, g, b};
  return skin.matches(rgb);
}

SkinModel learnt(std::uint8_t r, std::uint8_t g, std::uint8_t b) {
  SkinModel skin;
  const std::uint8_t rgb[] = {r, g, b};
  for (int i = 0; i < 300; ++i) skin.add(rgb);
  REQUIRE(skin.learn());
  return skin;
}

}  // namespace

TEST_CASE("a person's skin is known again in shade and shine, light skin and dark") {
  const SkinModel fair = learnt(220, 175, 150), dark = learnt(90, 60, 48);
  CHECK(matches(fair, 176, 140, 120));
  CHECK(matches(fair, 240, 190, 163));
  CHECK(matches(dark, 60, 40, 32));
  CHECK(matches(dark, 140, 95, 76));
}

TEST_CASE("cloth, hair and the dark are no skin") {
  const SkinModel fair = learnt(220, 175, 150);
  CHECK_FALSE(matches(fair, 90, 120, 200));
  CHECK_FALSE(matches(fair, 240, 240, 245));
  CHECK_FALSE(matches(fair, 40, 30, 28));
}

TEST_CASE("from too few places nothing is learnt") {
  SkinModel skin;
  const std::uint8_t rgb[] = {9, 9, 9};
  for (int i = 0; i < 20; ++i) skin.add(rgb);
  CHECK_FALSE(skin.learn());
}
