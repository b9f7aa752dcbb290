#include "artifact/card_manifest.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "common/version.h"

using namespace qujing;
using Json = nlohmann::json;

namespace {

CardAnalysis examined() {
  CardAnalysis analysis;
  for (int id = 0; id < kCardCheckCount; ++id) analysis.checks[id].id = static_cast<CheckId>(id);
  analysis.checks[6] = {CheckId::glare, 0.25, CheckUnit::share, 0, 0.05, false, CheckCode::glare, true, -9107};
  analysis.quad = Quad{{1, 2}, {3.5, 2}, {3.5, 4}, {1, 4}};
  analysis.side = CardSide::emblem;
  analysis.rotation = 180;
  analysis.confidence = 1;
  return analysis;
}

ArtifactFacts facts() {
  return {"camera", 1764000000123, "s-1", "n-2", {std::string(64, 'a'), 2345, 1600, 1009}, {"bb", 9, 1920, 1080}};
}

}  // namespace

TEST_CASE("the manifest names the parts by digest and says what the engine saw") {
  const Json json = Json::parse(cardManifest(examined(), facts(), "2026-11-24"));
  CHECK(json["format"] == 1);
  CHECK(json["kind"] == "card");
  CHECK(json["engine"] == kEngineVersion);
  CHECK(json["thresholds"] == "2026-11-24");
  CHECK(json["source"] == "camera");
  CHECK(json["capturedAtMs"] == 1764000000123);
  CHECK(json["sessionId"] == "s-1");
  CHECK(json["nonce"] == "n-2");
  CHECK(json["side"] == "emblem");
  CHECK(json["rotation"] == 180);
  CHECK(json["quad"]["bottomRight"] == Json{3.5, 4});
  CHECK(json["passed"] == false);
  CHECK(json["parts"][0]["name"] == "card.jpg");
  CHECK(json["parts"][0]["sha256"] == std::string(64, 'a'));
  CHECK(json["parts"][0]["bytes"] == 2345);
  CHECK(json["parts"][1]["width"] == 1920);
}

TEST_CASE("a verdict carries its value, its unit and its reason; what was not assessed has no value") {
  const Json json = Json::parse(cardManifest(examined(), facts(), ""));
  REQUIRE(json["checks"].size() == kCardCheckCount);
  CHECK(json["checks"][6] == Json::parse(R"({"id": "glare", "raw": 0.25, "unit": "share", "score": 0.0,
    "threshold": 0.05, "passed": false, "code": "glare", "gating": true, "warnCode": -9107})"));
  CHECK(json["checks"][3] == Json::parse(R"({"id": "tilt", "raw": null, "unit": "share", "score": null,
    "threshold": 0.0, "passed": null, "code": "notAssessable", "gating": true, "warnCode": null})"));
}

TEST_CASE("what there is none of is null") {
  ArtifactFacts anonymous = facts();
  anonymous.sessionId.clear();
  anonymous.nonce.clear();
  const Json json = Json::parse(cardManifest({}, anonymous, ""));
  for (const char* key : {"sessionId", "nonce", "rotation", "quad"}) CHECK(json[key].is_null());
  CHECK(json["side"] == "unknown");
}

TEST_CASE("a text that is no UTF-8 or holds quotes still makes a whole JSON of ASCII") {
  ArtifactFacts odd = facts();
  odd.sessionId = "\xff\"\n";
  odd.nonce = "\xe6\xa0\xb7";
  const std::string text = cardManifest(examined(), odd, "");
  for (const char c : text) REQUIRE((c >= ' ' && c <= '~'));
  const Json json = Json::parse(text);
  CHECK(json["sessionId"] == "\xef\xbf\xbd\"\n");
  CHECK(json["nonce"] == "\xe6\xa0\xb7");
}

TEST_CASE("two manifests of the same picture are the same bytes") {
  CHECK(cardManifest(examined(), facts(), "1") == cardManifest(examined(), facts(), "1"));
}
