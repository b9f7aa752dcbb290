#include "config/card_thresholds.h"

#include "config/card_thresholds_json.h"
#include "config/rule_reader.h"

namespace qujing {

std::string_view defaultCardThresholdsJson() { return kCardThresholdsJson; }

std::string readCardThresholds(std::string_view json, CardThresholds& thresholds) {
  JsonReader reader(json);
  CardThresholds read;
  read.version = reader.text("version");
  {
    const JsonReader::Scope scope(reader, "checks");
    read.completeness = readRule(reader, "completeness");
    read.sizeInGuide = readRule(reader, "sizeInGuide");
    read.sizeOverGuide = readRule(reader, "sizeOverGuide");
    read.sizeOfStill = readRule(reader, "sizeOfStill");
    read.resolution = readRule(reader, "resolution");
    read.tilt = readRule(reader, "tilt");
    read.sharpness = readRule(reader, "sharpness");
    read.motion = readRule(reader, "motion");
    read.glare = readRule(reader, "glare");
    read.darkness = readRule(reader, "darkness");
    read.brightness = readRule(reader, "brightness");
    read.darkScene = readRule(reader, "darkScene");
    read.brightScene = readRule(reader, "brightScene");
    read.occlusion = readRule(reader, "occlusion");
    read.side = readRule(reader, "side");
    read.photocopy = readRule(reader, "photocopy");
    read.screenRecapture = readRule(reader, "screenRecapture");
  }
  {
    const JsonReader::Scope scope(reader, "capture");
    read.offCentre = readWithin(reader, "offCentre", 0, kLargestSetting);
    read.captureHoldMs = readWithin(reader, "holdMs", 0, kLargestSetting);
    read.captureFrames = static_cast<int>(readWithin(reader, "frames", 1, kLargestSetting));
  }
  if (reader.problem().empty()) thresholds = read;
  return reader.problem();
}

}  // namespace qujing
