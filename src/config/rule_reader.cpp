#include "config/rule_reader.h"

namespace qujing {

namespace {

std::string textOf(double number) {
  const auto whole = static_cast<long long>(number);
  return static_cast<double>(whole) == number ? std::to_string(whole) : nlohmann::ordered_json(number).dump();
}

}  // namespace

double readWithin(JsonReader& reader, const char* key, double least, double most) {
  const double value = reader.number(key);
  if (value >= least && value <= most) return value;
  reader.refuse(key, textOf(least) + " to " + textOf(most));
  return least;
}

CheckRule readRule(JsonReader& reader, const char* key) {
  const JsonReader::Scope scope(reader, key);
  CheckRule rule;
  rule.threshold = readWithin(reader, "threshold", -kLargestSetting, kLargestSetting);
  rule.ideal = readWithin(reader, "ideal", -kLargestSetting, kLargestSetting);
  rule.gating = reader.boolean("gating");
  rule.warnCode = reader.wholeOrNone("warnCode");
  if (rule.threshold == rule.ideal) reader.refuse("ideal", "another number than `threshold`");
  return rule;
}

}  // namespace qujing
