#include "artifact/check_json.h"

#include <iterator>

namespace qujing {
namespace {

using Json = nlohmann::ordered_json;

/// By id.
constexpr const char* kChecks[] = {"completeness",
                                   "size",
                                   "resolution",
                                   "tilt",
                                   "sharpness",
                                   "motion",
                                   "glare",
                                   "exposure",
                                   "occlusion",
                                   "side",
                                   "photocopy",
                                   "screenRecapture",
                                   "singleFacePresent",
                                   "headPose",
                                   "interEyeDistance",
                                   "headSize",
                                   "headPosition",
                                   "eyesOpen",
                                   "mouthClosed",
                                   "overExposure",
                                   "underExposure",
                                   "illuminationUniformity",
                                   "backgroundUniformity",
                                   "eyesVisible",
                                   "expressionNeutrality",
                                   "headCovering",
                                   "faceOcclusion",
                                   "glassesGlare",
                                   "sunglasses",
                                   "luminanceMean",
                                   "luminanceVariance",
                                   "dynamicRange",
                                   "naturalColour",
                                   "shouldersLevel",
                                   "overRetouching",
                                   "compression",
                                   "frozenFrames",
                                   "loopedFrames",
                                   "frameTimes",
                                   "reactionTime",
                                   "planarMotion",
                                   "screenBorder"};
constexpr const char* kUnits[] = {"share",         "px",   "px/mm",     "mm",    "degrees",
                                  "card widths/s", "luma", "per mille", "ratio", "bits",
                                  "eye distances", "ms",   "frames/s"};
constexpr const char* kCodes[] = {
    "ok",           "notAssessable", "partlyOutside",   "tooFar",         "tooClose",        "lowResolution",
    "tilted",       "blurred",       "moving",          "glare",          "tooDark",         "tooBright",
    "occluded",     "wrongSide",     "unknownSide",     "photocopy",      "screenRecapture", "noFace",
    "severalFaces", "faceTurned",    "chinLow",         "chinHigh",       "headTilted",      "offCentre",
    "noHeadroom",   "eyesClosed",    "mouthOpen",       "unevenLight",    "backlit",         "busyBackground",
    "eyesHidden",   "expression",    "headCovered",     "faceCovered",    "glassesGlare",    "sunglasses",
    "lowContrast",  "colourCast",    "shouldersTilted", "retouched",      "compressed",      "noBody",
    "framesFrozen", "framesLooped",  "framesTooFast",   "reactedTooSoon", "flatMotion",      "screenBorder"};
static_assert(std::size(kChecks) == static_cast<std::size_t>(CheckId::screenBorder) + 1);
static_assert(std::size(kUnits) == static_cast<std::size_t>(CheckUnit::framesPerSecond) + 1);
static_assert(std::size(kCodes) == static_cast<std::size_t>(CheckCode::screenBorder) + 1);

}  // namespace

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

std::string manifestText(const Json& manifest) { return manifest.dump(-1, ' ', true, Json::error_handler_t::replace); }

}  // namespace qujing
