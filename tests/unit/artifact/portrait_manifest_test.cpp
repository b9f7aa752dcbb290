#include "artifact/portrait_manifest.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "common/version.h"

using namespace qujing;
using Json = nlohmann::json;

namespace {

PortraitAnalysis judgedPicture(bool passed) {
  PortraitAnalysis analysis;
  for (int i = 0; i < kPortraitCheckCount; ++i) analysis.checks[i].id = kPortraitCheckIds[i];
  analysis.checks[1] = {CheckId::headPose, 4.5, CheckUnit::degrees, 99, 10, true, CheckCode::ok, true, 0};
  analysis.faceCount = 1;
  analysis.face = Rect{1, 2, 3, 4};
  analysis.pose = HeadPose{1, -2, 3};
  analysis.eyes = EyeOpenness{0.75, 0.5, true};
  analysis.crop = Rect{-5, 0, 480, 640};
  analysis.passed = passed;
  return analysis;
}

PortraitArtifactFacts facts() {
  PortraitArtifactFacts facts;
  facts.source = "album";
  facts.capturedAtMs = 1764000000123;
  facts.sessionId = "s-1";
  facts.specId = "zikao-blue";
  facts.thresholdsVersion = "2026-11-24";
  facts.photo = {true, false, 0.75, 0.9, 2, -1, 1.1, 1};
  facts.sourcePart = {std::string(64, 'a'), 1234567, 3000, 4000};
  facts.photoPart = {std::string(64, 'b'), 30000, 480, 640};
  return facts;
}

Json manifest(bool sourcePassed = true, bool photoPassed = true) {
  return Json::parse(portraitManifest(judgedPicture(sourcePassed), judgedPicture(photoPassed), facts()));
}

}  // namespace

TEST_CASE("the manifest names source and photo by digest, the spec, and what was done to the pixels") {
  const Json json = manifest();
  CHECK(json["format"] == 1);
  CHECK(json["kind"] == "portrait");
  CHECK(json["engine"] == kEngineVersion);
  CHECK(json["thresholds"] == "2026-11-24");
  CHECK(json["spec"] == "zikao-blue");
  CHECK(json["source"] == "album");
  CHECK(json["sessionId"] == "s-1");
  CHECK(json["nonce"].is_null());
  CHECK(json["parts"][0]["name"] == "source.jpg");
  CHECK(json["parts"][0]["sha256"] == std::string(64, 'a'));
  CHECK(json["parts"][1]["name"] == "photo.jpg");
  CHECK(json["parts"][1]["bytes"] == 30000);
  CHECK(json["composition"] == Json::parse(R"({"backgroundReplaced": true, "cropAndScaleOnly": false, "mirrored": false,
    "retouched": false, "scale": 0.75, "matteTrust": 0.9, "quarterTurns": 1,
    "adjustment": {"right": 2.0, "down": -1.0, "zoom": 1.1}})"));
}

TEST_CASE("both pictures' verdicts are in it; it passed when both did") {
  const Json json = manifest();
  for (const char* which : {"source", "photo"}) {
    const Json& analysis = json["analyses"][which];
    CHECK(analysis["faces"] == 1);
    CHECK(analysis["face"] == Json{1, 2, 3, 4});
    CHECK(analysis["pose"]["pitch"] == -2);
    CHECK(analysis["eyes"]["personal"] == true);
    CHECK(analysis["crop"][0] == -5);
    REQUIRE(analysis["checks"].size() == kPortraitCheckCount);
    CHECK(analysis["checks"][0]["id"] == "singleFacePresent");
    CHECK(analysis["checks"][0]["raw"].is_null());
    CHECK(analysis["checks"][1]["raw"] == 4.5);
    CHECK(analysis["checks"][26]["id"] == "compression");
  }
  CHECK(json["passed"] == true);
  CHECK(manifest(true, false)["passed"] == false);
  CHECK(manifest(false, true)["passed"] == false);
}

TEST_CASE("of a picture without a face the rest is null") {
  const Json json = Json::parse(portraitManifest({}, {}, {}));
  for (const char* key : {"face", "pose", "eyes", "crop"}) CHECK(json["analyses"]["source"][key].is_null());
}
