#pragma once

#include <nlohmann/json.hpp>

#include "artifact/artifact_part.h"
#include "common/check.h"

namespace qujing {

/// What every manifest has in it, in the words of the package (web/sdk/types.ts).
nlohmann::ordered_json checkJson(const Check& check);
nlohmann::ordered_json partJson(const char* name, const ArtifactPart& part);
/// null for an empty text.
nlohmann::ordered_json textOrNull(const std::string& text);
/// One line of ASCII.
std::string manifestText(const nlohmann::ordered_json& manifest);

}  // namespace qujing
