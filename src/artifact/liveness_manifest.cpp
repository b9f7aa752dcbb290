#include "artifact/liveness_manifest.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>

#include "artifact/check_json.h"
#include "artifact/face_json.h"
#include "common/version.h"

namespace qujing {
namespace {

using Json = nlohmann::ordered_json;

/// By id, in the words of the package (web/sdk/types/liveness.ts).
constexpr const char* kActionNames[] = {"blink", "turnLeft", "turnRight", "raise", "lower"};
constexpr const char* kStateNames[] = {"framing",  "neutral",     "action",        "done",    "timedOut", "wrongAction",
                                       "faceLost", "faceChanged", "multipleFaces", "tooDark", "cancelled"};
constexpr const char* kMomentNames[] = {"none", "neutral", "before", "peak", "after"};
static_assert(std::size(kActionNames) == kActions.size());
static_assert(std::size(kStateNames) == kChallengeRules.size());
static_assert(std::size(kMomentNames) == static_cast<std::size_t>(EvidenceMoment::after) + 1);

const char* nameOf(Action action) { return kActionNames[static_cast<int>(action)]; }

double rounded(double value, double steps) { return std::round(value * steps) / steps; }

Json actionsJson(std::span<const Action> actions) {
  Json json = Json::array();
  for (const Action action : actions) json.push_back(nameOf(action));
  return json;
}

Json completedJson(std::span<const CompletedAction> completed) {
  Json json = Json::array();
  for (const auto& [event, beforeMs, peakMs, afterMs] : completed)
    json.push_back({{"action", nameOf(event.action)},
                    {"startMs", event.startMs},
                    {"peakMs", event.peakMs},
                    {"endMs", event.endMs},
                    {"confidence", event.confidence},
                    {"beforeMs", beforeMs},
                    {"clearestMs", peakMs},
                    {"afterMs", afterMs}});
  return json;
}

/// With what was read of the frame, in pixels of the frame that was looked at.
Json pictureJson(const EvidencePart& picture, const TraceRow* row) {
  Json json = partJson(picture.name.c_str(), picture.part);
  const bool isNeutral = picture.moment == EvidenceMoment::neutral;
  json["moment"] = kMomentNames[static_cast<int>(picture.moment)];
  json["actionIndex"] = isNeutral ? Json(nullptr) : Json(picture.actionIndex);
  json["timestampMs"] = picture.timestampMs;
  std::optional<HeadPose> pose;
  std::optional<Rect> box;
  json["eyes"] = nullptr;
  if (row != nullptr && row->hasFace) {
    pose = HeadPose{rounded(row->yaw, 10), rounded(row->pitch, 10), rounded(row->roll, 10)};
    box = Rect{rounded(row->boxX, 1), rounded(row->boxY, 1), rounded(row->boxWidth, 1), rounded(row->boxHeight, 1)};
    json["eyes"] = {{"left", rounded(row->leftOpenness, 100)}, {"right", rounded(row->rightOpenness, 100)}};
  }
  json["pose"] = poseJson(pose);
  json["face"] = rectJson(box);
  return json;
}

std::string hexOf(std::uint64_t digest) {
  std::string text(16, '0');
  for (auto digit = text.rbegin(); digit != text.rend(); ++digit, digest >>= 4)
    *digit = "0123456789abcdef"[digest & 15];
  return text;
}

struct Column {
  const char* name;
  float TraceRow::* value;
  double steps;  ///< of one unit
};
constexpr std::array kColumns{Column{"yaw", &TraceRow::yaw, 10},
                              Column{"pitch", &TraceRow::pitch, 10},
                              Column{"roll", &TraceRow::roll, 10},
                              Column{"leftOpenness", &TraceRow::leftOpenness, 100},
                              Column{"rightOpenness", &TraceRow::rightOpenness, 100},
                              Column{"boxX", &TraceRow::boxX, 1},
                              Column{"boxY", &TraceRow::boxY, 1},
                              Column{"boxWidth", &TraceRow::boxWidth, 1},
                              Column{"boxHeight", &TraceRow::boxHeight, 1},
                              Column{"faceScore", &TraceRow::faceScore, 100},
                              Column{"brightness", &TraceRow::brightness, 1},
                              Column{"blur", &TraceRow::blur, 10}};

/// A list for each quantity, an element for each observation; null of a face that was not there.
Json traceJson(const ObservationTrace& trace) {
  Json times = Json::array(), digests = Json::array(), faces = Json::array(), states = Json::array(),
       indices = Json::array();
  for (const TraceRow& row : trace.rows()) {
    times.push_back(rounded(row.timestampMs, 10));
    digests.push_back(hexOf(row.digest));
    faces.push_back(row.faceCount);
    states.push_back(kStateNames[static_cast<int>(row.state)]);
    indices.push_back(row.actionIndex);
  }
  const std::span<const TraceRow> rows = trace.rows();
  Json json{{"frameWidth", rows.empty() ? 0 : rows.back().frameWidth},
            {"frameHeight", rows.empty() ? 0 : rows.back().frameHeight},
            {"leftOut", trace.leftOut()},
            {"timestampMs", std::move(times)},
            {"digest", std::move(digests)},
            {"faces", std::move(faces)},
            {"state", std::move(states)},
            {"actionIndex", std::move(indices)}};
  for (const auto& [name, value, steps] : kColumns) {
    Json& column = json[name] = Json::array();
    for (const TraceRow& row : rows) column.push_back(row.hasFace ? Json(rounded(row.*value, steps)) : Json(nullptr));
  }
  return json;
}

}  // namespace

std::string livenessManifest(const ChallengeRecord& record, const LivenessArtifactFacts& facts) {
  const auto& [challenge, trace, parts, cues] = record;
  Json pictures = Json::array(), cuesJson = Json::array();
  for (const EvidencePart& picture : parts) pictures.push_back(pictureJson(picture, trace.at(picture.timestampMs)));
  for (const Check& cue : cues) cuesJson.push_back(checkJson(cue));
  const ChallengeState state = challenge.status().state;
  return manifestText({{"format", 1},
                       {"kind", "liveness"},
                       {"engine", kEngineVersion},
                       {"thresholds", facts.thresholdsVersion},
                       {"source", "camera"},
                       {"capturedAtMs", facts.capturedAtMs},
                       {"sessionId", textOrNull(facts.sessionId)},
                       {"nonce", textOrNull(facts.nonce)},
                       {"passed", state == ChallengeState::done},
                       {"state", kStateNames[static_cast<int>(state)]},
                       {"asked", actionsJson(challenge.actions())},
                       {"actions", completedJson(challenge.completed())},
                       {"cues", std::move(cuesJson)},
                       {"trace", traceJson(trace)},
                       {"parts", std::move(pictures)}});
}

}  // namespace qujing
