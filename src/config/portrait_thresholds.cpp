#include "config/portrait_thresholds.h"

#include "config/portrait_thresholds_json.h"
#include "config/rule_reader.h"

namespace qujing {
namespace {

struct NamedRule {
  const char* name;
  CheckRule PortraitThresholds::* rule;
};
using T = PortraitThresholds;
constexpr NamedRule kRules[] = {
    {"secondFace", &T::secondFace},
    {"poseMargin", &T::poseMargin},
    {"eyeDistance", &T::eyeDistance},
    {"smallInGuide", &T::smallInGuide},
    {"largeInGuide", &T::largeInGuide},
    {"offGuide", &T::offGuide},
    {"beyondPicture", &T::beyondPicture},
    {"headroom", &T::headroom},
    {"eyeOpenness", &T::eyeOpenness},
    {"eyeOpening", &T::eyeOpening},
    {"mouthOpening", &T::mouthOpening},
    {"overExposure", &T::overExposure},
    {"underExposure", &T::underExposure},
    {"faceLight", &T::faceLight},
    {"backlight", &T::backlight},
    {"illumination", &T::illumination},
    {"sideLight", &T::sideLight},
    {"sharpness", &T::sharpness},
    {"enlargement", &T::enlargement},
    {"fineDetail", &T::fineDetail},
    {"background", &T::background},
    {"backgroundSpots", &T::backgroundSpots},
    {"eyesVisible", &T::eyesVisible},
    {"expression", &T::expression},
    {"headCovering", &T::headCovering},
    {"faceOcclusion", &T::faceOcclusion},
    {"glassesGlare", &T::glassesGlare},
    {"sunglasses", &T::sunglasses},
    {"luminanceLeast", &T::luminanceLeast},
    {"luminanceMost", &T::luminanceMost},
    {"luminanceVariance", &T::luminanceVariance},
    {"dynamicRange", &T::dynamicRange},
    {"naturalColour", &T::naturalColour},
    {"shoulders", &T::shoulders},
    {"retouching", &T::retouching},
    {"screenRecapture", &T::screenRecapture},
    {"compression", &T::compression},
};

}  // namespace

std::string_view defaultPortraitThresholdsJson() { return kPortraitThresholdsJson; }

std::string readPortraitThresholds(std::string_view json, PortraitThresholds& thresholds) {
  JsonReader reader(json);
  PortraitThresholds read;
  read.version = reader.text("version");
  {
    const JsonReader::Scope scope(reader, "checks");
    for (const auto& [name, rule] : kRules) read.*rule = readRule(reader, name);
  }
  {
    const JsonReader::Scope scope(reader, "capture");
    read.captureHoldMs = readWithin(reader, "holdMs", 0, kLargestSetting);
    read.captureFrames = static_cast<int>(readWithin(reader, "frames", 1, kLargestSetting));
  }
  if (reader.problem().empty()) thresholds = read;
  return reader.problem();
}

}  // namespace qujing
