#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "config/card_thresholds.h"

/// The shipped thresholds with nothing gating and each card known as its likelier side: every card passes.
inline std::string lenientThresholds() {
  nlohmann::json json = nlohmann::json::parse(qujing::defaultCardThresholdsJson());
  for (auto& rule : json["checks"]) rule["gating"] = false;
  json["checks"]["side"]["threshold"] = 0;
  return json.dump();
}
