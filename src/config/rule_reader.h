#pragma once

#include "config/check_rule.h"
#include "config/json_reader.h"

namespace qujing {

/// No raw value of any unit is larger.
constexpr int kLargestSetting = 1000000;

/// Refuses what lies outside of both ends.
double readWithin(JsonReader& reader, const char* key, double least, double most);
/// Refuses a rule without a good side.
CheckRule readRule(JsonReader& reader, const char* key);

}  // namespace qujing
