#include "config/photo_spec.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <set>

using namespace qujing;
using Json = nlohmann::json;

namespace {

std::vector<PhotoSpec> builtIn() {
  std::vector<PhotoSpec> specs;
  REQUIRE(readPhotoSpecs(builtInPhotoSpecsJson(), specs) == "");
  return specs;
}

Json shipped() { return Json::parse(builtInPhotoSpecsJson()); }

/// Of the first shipped record with the value at `pointer` replaced.
std::string problemWith(const char* pointer, const Json& value) {
  Json json = shipped();
  json[0][Json::json_pointer(pointer)] = value;
  std::vector<PhotoSpec> specs;
  return readPhotoSpecs(json.dump(), specs);
}

}  // namespace

TEST_CASE("the national self-study rule in blue is the default, in white and grey beside it") {
  const auto specs = builtIn();
  REQUIRE(specs.size() >= 8);
  const PhotoSpec& blue = specs[0];
  CHECK(blue.id == "zikao-blue");
  CHECK(blue.width == 480);
  CHECK(blue.height == 640);
  CHECK(blue.dpi == 300);
  CHECK(blue.background == std::array{100, 197, 255});
  CHECK(blue.leastBytes == 20 * 1024);
  CHECK(blue.mostBytes == 40 * 1024);
  CHECK(blue.leastQuality == 0.6);
  CHECK(blue.crownToTop.least == 50);
  CHECK(blue.crownToTop.most == 110);
  CHECK(blue.eyesToTop.least == 200);
  CHECK(blue.eyesToTop.most == 300);
  CHECK(blue.faceWidth.least == 180);
  CHECK(blue.faceWidth.most == 300);
  CHECK(blue.yaw == 10);
  CHECK(specs[1].background == std::array{255, 255, 255});
  CHECK(specs[2].background == std::array{240, 240, 240});
}

TEST_CASE("every shipped record has a name in both languages, and tells its source") {
  std::set<std::string> ids;
  for (const PhotoSpec& spec : builtIn()) {
    INFO(spec.id);
    CHECK(ids.insert(spec.id).second);
    CHECK_FALSE(spec.nameZhCn.empty());
    CHECK_FALSE(spec.nameEn.empty());
  }
  for (const Json& record : shipped()) CHECK(record["source"].get<std::string>().size() > 40);
}

TEST_CASE("of every shipped record a head of common proportions can keep to all ranges") {
  for (const PhotoSpec& spec : builtIn()) {
    INFO(spec.id);
    // From the top of the hair to the eyes a head measures 0.7 to 0.85 of its width between the cheeks.
    bool suits = false;
    for (double width = spec.faceWidth.least; width <= spec.faceWidth.most; width += 1)
      for (double crown = spec.crownToTop.least; crown <= spec.crownToTop.most; crown += 1)
        suits |= spec.eyesToTop.contains(crown + 0.7 * width) && spec.eyesToTop.contains(crown + 0.85 * width);
    CHECK(suits);
  }
}

TEST_CASE("whatever of a spec is of another kind is named by its place") {
  const Json record = shipped()[0];
  const Json flat = record.flatten();
  for (const auto& [pointer, value] : flat.items()) {
    if (pointer == "/source") continue;
    const bool inArray = std::isdigit(static_cast<unsigned char>(pointer.back())) != 0;
    const std::string place = inArray ? pointer.substr(0, pointer.rfind('/')) : pointer;
    std::string path = "$[0]" + place;
    std::replace(path.begin(), path.end(), '/', '.');
    INFO(pointer);
    CHECK(problemWith(pointer.c_str(), Json::object()).starts_with(path + ": got "));
  }
  CHECK(problemWith("/width", "480") == "$[0].width: got a string, need a number");
  CHECK(problemWith("/background", {1, 2}) == "$[0].background: got an array, need an array of 3 numbers");
}

TEST_CASE("ranges that no photo can keep to are refused") {
  CHECK(problemWith("/face/crownToTop", {110, 50}).starts_with("$[0].face.crownToTop: got an array, need two numbers"));
  CHECK(problemWith("/face/width", {100, 481}).ends_with("the smaller first, of 0 to 480"));
  CHECK(problemWith("/face/width", {0, 0}).starts_with("$[0].face.width: "));
  CHECK(problemWith("/face/eyesToTop", {10, 40}).ends_with("need eyes below `crownToTop`"));
  CHECK(problemWith("/file/leastBytes", 50000).starts_with("$[0].file.mostBytes: got 40960"));
  CHECK(problemWith("/width", 480.5) == "$[0].width: got 480.5, need a whole number");
  CHECK(problemWith("/width", 40) == "$[0].width: got 40, need 64 to 4096");
  CHECK(problemWith("/file/leastQuality", 1.5) == "$[0].file.leastQuality: got 1.5, need 0 to 1");
  CHECK(problemWith("/background", {0, 0, 256}).ends_with("three whole numbers of 0 to 255"));
  CHECK(problemWith("/id", "zikao-white") == "$[1].id: got a string, need a name of its own");
  CHECK(problemWith("/id", "") == "$[0].id: got a string, need a name");
}

TEST_CASE("what is no array of records leaves the specs as they were") {
  std::vector<PhotoSpec> specs(1);
  specs[0].id = "before";
  CHECK(readPhotoSpecs("{}", specs) == "$: got an object, need an array");
  CHECK(readPhotoSpecs("[5]", specs) == "$[0]: got 5, need an object");
  CHECK(readPhotoSpecs("[", specs) == "$: got something that is no JSON, need an object");
  CHECK(specs[0].id == "before");
}

TEST_CASE("a single record is read without an array around it") {
  PhotoSpec spec;
  CHECK(readPhotoSpec(shipped()[1].dump(), spec).empty());
  CHECK(spec.id == "zikao-white");
  CHECK(readPhotoSpec("{}", spec) == "$.id: got nothing, need a string");
  CHECK(spec.id == "zikao-white");
}
