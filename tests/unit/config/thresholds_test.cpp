// Of the card's and the portrait's thresholds alike.
#include <algorithm>
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "config/card_thresholds.h"
#include "config/portrait_thresholds.h"

using namespace qujing;
using Json = nlohmann::json;

namespace {

struct CardFile {
  using Thresholds = CardThresholds;
  static constexpr auto read = readCardThresholds;
  static constexpr auto shipped = defaultCardThresholdsJson;
  static constexpr const char* kRule = "tilt";  ///< one of its rules, and its threshold
  static constexpr int kThreshold = 25;
};

struct PortraitFile {
  using Thresholds = PortraitThresholds;
  static constexpr auto read = readPortraitThresholds;
  static constexpr auto shipped = defaultPortraitThresholdsJson;
  static constexpr const char* kRule = "shoulders";
  static constexpr int kThreshold = 8;
};

template <typename File>
Json shipped() {
  return Json::parse(File::shipped());
}

template <typename File>
std::string problemOf(const Json& json) {
  typename File::Thresholds thresholds;
  return File::read(json.dump(), thresholds);
}

/// With the value at `pointer` ("/capture/frames") replaced.
template <typename File>
std::string problemWith(const std::string& pointer, const Json& value) {
  Json json = shipped<File>();
  json[Json::json_pointer(pointer)] = value;
  return problemOf<File>(json);
}

const char* needed(const Json& value) {
  if (value.is_boolean()) return "true or false";
  return value.is_string() ? "a string" : "a number";
}

}  // namespace

TEMPLATE_TEST_CASE("the shipped thresholds are whole, and each rule tells its evidence", "", CardFile, PortraitFile) {
  typename TestType::Thresholds thresholds;
  CHECK(TestType::read(TestType::shipped(), thresholds).empty());
  CHECK_FALSE(thresholds.version.empty());
  CHECK(thresholds.captureFrames >= 1);
  const Json json = shipped<TestType>();
  for (const auto& rule : json["checks"]) CHECK(rule["evidence"].get<std::string>().size() > 20);
}

TEMPLATE_TEST_CASE(
    "a threshold that is missing or of another kind is named by its place, with what is there and needed", "", CardFile,
    PortraitFile) {
  const Json flat = shipped<TestType>().flatten();
  for (const auto& [pointer, value] : flat.items()) {
    if (pointer.ends_with("/evidence")) continue;
    std::string path = "$" + pointer;
    std::replace(path.begin(), path.end(), '/', '.');
    if (pointer.ends_with("/warnCode")) {
      CHECK(problemWith<TestType>(pointer, "-1") == path + ": got a string, need a whole number");
      continue;
    }
    CHECK(problemWith<TestType>(pointer, Json::array()) == path + ": got an array, need " + needed(value));
    const Json::json_pointer place(pointer);
    Json without = shipped<TestType>();
    without[place.parent_pointer()].erase(place.back());
    CHECK(problemOf<TestType>(without) == path + ": got nothing, need " + needed(value));
  }
}

TEMPLATE_TEST_CASE("a number that cannot be meant is named with the numbers that can", "", CardFile, PortraitFile) {
  CHECK(problemWith<TestType>("/capture/frames", 0) == "$.capture.frames: got 0, need 1 to 1000000");
  CHECK(problemWith<TestType>("/capture/frames", 1e300) == "$.capture.frames: got 1e+300, need 1 to 1000000");

  const std::string rule = TestType::kRule;
  const auto problem = [&rule](const char* key, const Json& value) {
    return problemWith<TestType>("/checks/" + rule + "/" + key, value);
  };
  CHECK(problem("ideal", TestType::kThreshold) == "$.checks." + rule + ".ideal: got " +
                                                      std::to_string(TestType::kThreshold) +
                                                      ", need another number than `threshold`");
  CHECK(problem("warnCode", 1.5) == "$.checks." + rule + ".warnCode: got 1.5, need a whole number");
  CHECK(problem("warnCode", 1LL << 40).ends_with("got 1099511627776, need a whole number"));
}

TEMPLATE_TEST_CASE("of what is no JSON or no object nothing is taken over", "", CardFile, PortraitFile) {
  typename TestType::Thresholds thresholds;
  thresholds.version = "before";
  CHECK(TestType::read("{", thresholds) == "$: got something that is no JSON, need an object");
  CHECK(TestType::read("[1]", thresholds) == "$.version: got nothing, need a string");
  CHECK(problemWith<TestType>("/checks", 5) == "$.checks: got 5, need an object");
  CHECK(thresholds.version == "before");
}
