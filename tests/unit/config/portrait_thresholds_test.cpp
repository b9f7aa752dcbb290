#include "config/portrait_thresholds.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

using namespace qujing;
using Json = nlohmann::json;

namespace {

Json shipped() { return Json::parse(defaultPortraitThresholdsJson()); }

std::string problemOf(const Json& json) {
  PortraitThresholds thresholds;
  return readPortraitThresholds(json.dump(), thresholds);
}

/// With the value at `pointer` ("/capture/frames") replaced.
std::string problemWith(const char* pointer, const Json& value) {
  Json json = shipped();
  json[Json::json_pointer(pointer)] = value;
  return problemOf(json);
}

const char* needed(const Json& value) {
  if (value.is_boolean()) return "true or false";
  return value.is_string() ? "a string" : "a number";
}

}  // namespace

TEST_CASE("the shipped thresholds of portraits are whole, and each rule tells its evidence") {
  PortraitThresholds thresholds;
  CHECK(readPortraitThresholds(defaultPortraitThresholdsJson(), thresholds).empty());
  CHECK_FALSE(thresholds.version.empty());
  CHECK(thresholds.captureFrames >= 1);
  const Json json = shipped();
  for (const auto& rule : json["checks"]) CHECK(rule["evidence"].get<std::string>().size() > 20);
}

TEST_CASE(
    "of portraits whatever is missing or of another kind is named by its place, with what is there and what is "
    "needed") {
  const Json flat = shipped().flatten();
  for (const auto& [pointer, value] : flat.items()) {
    if (pointer.ends_with("/evidence")) continue;
    std::string path = "$" + pointer;
    std::replace(path.begin(), path.end(), '/', '.');
    if (pointer.ends_with("/warnCode")) {
      CHECK(problemWith(pointer.c_str(), "-1") == path + ": got a string, need a whole number");
      continue;
    }
    CHECK(problemWith(pointer.c_str(), Json::array()) == path + ": got an array, need " + needed(value));
    const Json::json_pointer place(pointer);
    Json without = shipped();
    without[place.parent_pointer()].erase(place.back());
    CHECK(problemOf(without) == path + ": got nothing, need " + needed(value));
  }
}

TEST_CASE("of portraits a number that cannot be meant is named with the numbers that can") {
  CHECK(problemWith("/capture/frames", 0) == "$.capture.frames: got 0, need 1 to 1000000");
  CHECK(problemWith("/capture/frames", 1e300) == "$.capture.frames: got 1e+300, need 1 to 1000000");

  CHECK(problemWith("/checks/shoulders/ideal", 8) ==
        "$.checks.shoulders.ideal: got 8, need another number than `threshold`");
  CHECK(problemWith("/checks/shoulders/warnCode", 1.5) == "$.checks.shoulders.warnCode: got 1.5, need a whole number");
  CHECK(problemWith("/checks/shoulders/warnCode", 1LL << 40).ends_with("got 1099511627776, need a whole number"));
}

TEST_CASE("of what is no JSON no thresholds of portraits are taken over") {
  PortraitThresholds thresholds;
  thresholds.version = "before";
  CHECK(readPortraitThresholds("{", thresholds) == "$: got something that is no JSON, need an object");
  CHECK(readPortraitThresholds("[1]", thresholds) == "$.version: got nothing, need a string");
  CHECK(problemWith("/checks", 5) == "$.checks: got 5, need an object");
  CHECK(thresholds.version == "before");
}
