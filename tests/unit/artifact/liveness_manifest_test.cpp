#include "artifact/liveness_manifest.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "common/version.h"
#include "config/liveness_thresholds.h"

using namespace qujing;
using Json = nlohmann::json;

namespace {

/// A challenge of two actions that was given up after a frame with a face and one without.
struct Given {
  Given() {
    LivenessThresholds thresholds;
    readLivenessThresholds(defaultLivenessThresholdsJson(), thresholds);
    challenge.emplace(thresholds);
    REQUIRE(challenge->begin(std::array{Action::turnLeft, Action::blink}, 0));
    trace.begin();
    Observation seen{100.04, 640, 480, 1, ObservedFace{}};
    seen.face->box = {10, 20, 200, 240};
    seen.face->pose = {1.26, -2, 0};
    seen.face->eyes = {0.904, 0.88, true};
    trace.add(seen, 0xab, challenge->next(seen));
    seen = {133.3, 640, 480, 0, std::nullopt};
    trace.add(seen, 0xcd, challenge->next(seen));
    challenge->cancel();
  }

  Json manifest() const {
    return Json::parse(livenessManifest({*challenge, trace, parts, cues}, {1764000000123, "s-1", "n-1", "2026-11-24"}));
  }

  std::optional<Challenge> challenge;
  ObservationTrace trace;
  std::vector<EvidencePart> parts;
  std::vector<Check> cues;
};

}  // namespace

TEST_CASE("the manifest names session, nonce, what was asked for and how it ended") {
  const Json json = Given().manifest();
  CHECK(json["format"] == 1);
  CHECK(json["kind"] == "liveness");
  CHECK(json["engine"] == kEngineVersion);
  CHECK(json["thresholds"] == "2026-11-24");
  CHECK(json["capturedAtMs"] == 1764000000123);
  CHECK(json["sessionId"] == "s-1");
  CHECK(json["nonce"] == "n-1");
  CHECK(json["passed"] == false);
  CHECK(json["state"] == "cancelled");
  CHECK(json["asked"] == Json{"turnLeft", "blink"});
  CHECK(json["actions"].empty());
}

TEST_CASE("its trace has every observation, with nothing where no face was") {
  const Json trace = Given().manifest()["trace"];
  CHECK(trace["timestampMs"] == Json{100, 133.3});
  CHECK(trace["digest"] == Json{"00000000000000ab", "00000000000000cd"});
  CHECK(trace["faces"] == Json{1, 0});
  CHECK(trace["yaw"] == Json{1.3, nullptr});
  CHECK(trace["leftOpenness"] == Json{0.9, nullptr});
  CHECK(trace["boxHeight"] == Json{240, nullptr});
  CHECK(trace["frameWidth"] == 640);
  CHECK(trace["leftOut"] == 0);
}

TEST_CASE("a picture is named by digest, with what was read of its frame") {
  Given given;
  given.parts.push_back(
      {"1_turnLeft_peak.jpg", EvidenceMoment::peak, 0, 100.04, {std::string(64, 'a'), 5000, 1280, 720}});
  given.parts.push_back({"neutral.jpg", EvidenceMoment::neutral, 0, 99, {std::string(64, 'b'), 5000, 1280, 720}});
  const Json parts = given.manifest()["parts"];
  CHECK(parts[0]["name"] == "1_turnLeft_peak.jpg");
  CHECK(parts[0]["sha256"] == std::string(64, 'a'));
  CHECK(parts[0]["moment"] == "peak");
  CHECK(parts[0]["actionIndex"] == 0);
  CHECK(parts[0]["pose"]["pitch"] == -2);
  CHECK(parts[0]["eyes"]["right"] == 0.88);
  CHECK(parts[0]["face"] == Json{10, 20, 200, 240});
  CHECK(parts[1]["moment"] == "neutral");
  CHECK(parts[1]["actionIndex"].is_null());
  // No observation of that time: nothing is made up.
  CHECK(parts[1]["pose"].is_null());
}
