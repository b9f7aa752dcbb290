#include "artifact/card_manifest.h"

#include <nlohmann/json.hpp>

#include "common/version.h"

namespace qujing {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kChecks[] = {"completeness", "size",     "resolution", "tilt", "sharpness", "motion",
                                   "glare",        "exposure", "occlusion",  "side", "photocopy", "screenRecapture"};
constexpr const char* kUnits[] = {"share",         "px",   "px/mm",     "mm",   "degrees",
                                  "card widths/s", "luma", "per mille", "ratio"};
constexpr const char* kCodes[] = {
    "ok",       "notAssessable", "partlyOutside", "tooFar",    "tooClose",       "lowResolution",
    "tilted",   "blurred",       "moving",        "glare",     "tooDark",        "tooBright",
    "occluded", "wrongSide",     "unknownSide",   "photocopy", "screenRecapture"};
constexpr const char* kSides[] = {"unknown", "portrait", "emblem"};

Json textOrNull(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json partJson(const char* name, const ArtifactPart& part) {
  return {{"name", name},        {"type", "image/jpeg"}, {"sha256", part.sha256},
          {"bytes", part.bytes}, {"width", part.width},  {"height", part.height}};
}

Json checkJson(const Check& check) {
  const bool assessed = check.code != CheckCode::notAssessable;
  auto measured = [assessed](auto value) { return assessed ? Json(value) : Json(nullptr); };
  return {{"id", kChecks[static_cast<int>(check.id)]},
          {"raw", measured(check.raw)},
          {"unit", kUnits[static_cast<int>(check.unit)]},
          {"score", measured(check.score)},
          {"threshold", check.threshold},
          {"passed", measured(check.passed)},
          {"code", kCodes[static_cast<int>(check.code)]},
          {"gating", check.gating},
          {"warnCode", check.warnCode == 0 ? Json(nullptr) : Json(check.warnCode)}};
}

Json quadJson(const Quad& quad) {
  auto pair = [](Point p) { return Json{p.x, p.y}; };
  return {{"topLeft", pair(quad.topLeft)},
          {"topRight", pair(quad.topRight)},
          {"bottomRight", pair(quad.bottomRight)},
          {"bottomLeft", pair(quad.bottomLeft)}};
}

}  // namespace

std::string cardManifest(const CardAnalysis& analysis, const ArtifactFacts& facts,
                         const std::string& thresholdsVersion) {
  Json manifest{{"format", 1},
                {"kind", "card"},
                {"engine", kEngineVersion},
                {"thresholds", thresholdsVersion},
                {"source", facts.source},
                {"capturedAtMs", facts.capturedAtMs},
                {"sessionId", textOrNull(facts.sessionId)},
                {"nonce", textOrNull(facts.nonce)},
                {"side", kSides[static_cast<int>(analysis.side)]},
                {"rotation", analysis.rotation ? Json(*analysis.rotation) : Json(nullptr)},
                {"quad", analysis.quad ? quadJson(*analysis.quad) : Json(nullptr)},
                {"confidence", analysis.confidence},
                {"passed", analysis.passed},
                {"checks", Json::array()},
                {"parts", Json::array({partJson("card.jpg", facts.card), partJson("frame.jpg", facts.frame)})}};
  for (const Check& check : analysis.checks) manifest["checks"].push_back(checkJson(check));
  return manifest.dump(-1, ' ', true, Json::error_handler_t::replace);
}

}  // namespace qujing
