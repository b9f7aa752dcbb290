#include "config/card_thresholds.h"

#include <algorithm>

#include "config/card_thresholds_json.h"
#include "config/json_reader.h"

namespace qujing {
namespace {

constexpr double kPassingScore = 50;
/// No raw value of any unit is larger.
constexpr int kLargest = 1000000;

double readWithin(JsonReader& reader, const char* key, int least, int most) {
  const double value = reader.number(key);
  if (value >= least && value <= most) return value;
  reader.refuse(key, std::to_string(least) + " to " + std::to_string(most));
  return least;
}

CheckRule readRule(JsonReader& reader, const char* key) {
  const JsonReader::Scope scope(reader, key);
  CheckRule rule;
  rule.threshold = readWithin(reader, "threshold", -kLargest, kLargest);
  rule.ideal = readWithin(reader, "ideal", -kLargest, kLargest);
  rule.gating = reader.boolean("gating");
  rule.warnCode = reader.wholeOrNone("warnCode");
  if (rule.threshold == rule.ideal) reader.refuse("ideal", "another number than `threshold`");
  return rule;
}

}  // namespace

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
    read.offCentre = readWithin(reader, "offCentre", 0, kLargest);
    read.captureHoldMs = readWithin(reader, "holdMs", 0, kLargest);
    read.captureFrames = static_cast<int>(readWithin(reader, "frames", 1, kLargest));
  }
  if (reader.problem().empty()) thresholds = read;
  return reader.problem();
}

Check judged(CheckId id, CheckUnit unit, double raw, const CheckRule& rule, CheckCode failure) {
  const double toIdeal = (raw - rule.threshold) / (rule.ideal - rule.threshold);
  Check check{id, raw, unit};
  check.score = std::clamp(kPassingScore * (1 + toIdeal), 0.0, 100.0);
  check.threshold = rule.threshold;
  check.passed = toIdeal >= 0;
  check.code = check.passed ? CheckCode::ok : failure;
  check.gating = rule.gating;
  check.warnCode = check.passed ? 0 : rule.warnCode;
  return check;
}

}  // namespace qujing
