#include "artifact/card_manifest.h"

#include "artifact/check_json.h"
#include "common/version.h"

namespace qujing {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kSides[] = {"unknown", "portrait", "emblem"};

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
  return manifestText(manifest);
}

}  // namespace qujing
