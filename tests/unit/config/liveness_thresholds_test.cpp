#include "config/liveness_thresholds.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

using namespace qujing;
using Json = nlohmann::json;

namespace {

Json shipped() { return Json::parse(defaultLivenessThresholdsJson()); }

std::string problemOf(const Json& json) {
  LivenessThresholds thresholds;
  return readLivenessThresholds(json.dump(), thresholds);
}

/// With the value at `pointer` ("/blink/leastMs/value") replaced.
std::string problemWith(const std::string& pointer, const Json& value) {
  Json json = shipped();
  json[Json::json_pointer(pointer)] = value;
  return problemOf(json);
}

}  // namespace

TEST_CASE("the shipped thresholds of liveness are whole, and each tells its evidence") {
  LivenessThresholds thresholds;
  CHECK(readLivenessThresholds(defaultLivenessThresholdsJson(), thresholds).empty());
  CHECK(thresholds.head.turnDegrees == 12.5);
  CHECK(thresholds.head.nodDegrees == 8.5);
  CHECK(thresholds.challenge.defaultActions == 3);
  for (const auto& group : shipped())
    if (group.is_object())
      for (const auto& number : group) CHECK(number["evidence"].get<std::string>().size() > 5);
}

TEST_CASE("a threshold of liveness that is missing or of another kind is named by its place") {
  const Json flat = shipped().flatten();
  for (const auto& [pointer, value] : flat.items()) {
    if (pointer.ends_with("/evidence")) continue;
    std::string path = "$" + pointer;
    std::replace(path.begin(), path.end(), '/', '.');
    const std::string needed = value.is_string() ? "a string" : value.is_boolean() ? "true or false" : "a number";
    CHECK(problemWith(pointer, Json::array()) == path + ": got an array, need " + needed);
    const Json::json_pointer place(pointer);
    Json without = shipped();
    without[place.parent_pointer()].erase(place.back());
    CHECK(problemOf(without) == path + ": got nothing, need " + needed);
  }
}

TEST_CASE("thresholds of liveness that contradict each other are refused") {
  CHECK(problemWith("/blink/mostMs/value", 80) == "$.blink.mostMs.value: got 80, need more than `leastMs`");
  CHECK(problemWith("/head/mostMs/value", 100) == "$.head.mostMs.value: got 100, need more than `leastMs`");
  CHECK(problemWith("/neutral/followMs/value", 500) ==
        "$.neutral.followMs.value: got 500, need more than `knownAfterMs`");
  CHECK(problemWith("/challenge/defaultActions/value", 1) == "$.challenge.defaultActions.value: got 1, need 2 to 5");
  CHECK(problemWith("/challenge/mostActions/value", 6) == "$.challenge.mostActions.value: got 6, need 2 to 5");
  CHECK(problemWith("/challenge/mostFaceShare/value", 0.1) ==
        "$.challenge.mostFaceShare.value: got 0.1, need more than `leastFaceShare`");
}

TEST_CASE("a cue of an attack cannot be made to refuse anybody") {
  CHECK(problemWith("/cues/screenBorder/gating", true) == "$.cues.screenBorder.gating: got true, need false");
}

TEST_CASE("of thresholds that are wrong nothing is taken over") {
  LivenessThresholds thresholds;
  thresholds.version = "before";
  CHECK(readLivenessThresholds("{", thresholds) == "$: got something that is no JSON, need an object");
  CHECK(readLivenessThresholds("[1]", thresholds) == "$.version: got nothing, need a string");
  CHECK(problemWith("/blink", 5) == "$.blink: got 5, need an object");
  CHECK(thresholds.version == "before");
}
