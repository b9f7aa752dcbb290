#include "artifact/portrait_manifest.h"

#include "artifact/check_json.h"
#include "artifact/face_json.h"
#include "common/version.h"

namespace qujing {
namespace {

using Json = nlohmann::ordered_json;

Json eyesJson(const std::optional<EyeOpenness>& eyes) {
  if (!eyes) return nullptr;
  return {{"left", eyes->left}, {"right", eyes->right}, {"personal", eyes->personal}};
}

/// In pixels of the whole source.
PortraitAnalysis ofSource(PortraitAnalysis analysis, const PortraitArtifactFacts& facts) {
  for (std::optional<Rect>* const rect : {&analysis.face, &analysis.crop}) {
    if (!*rect) continue;
    Rect& r = **rect;
    r = {facts.lookedOrigin.x + r.x * facts.lookedScale, facts.lookedOrigin.y + r.y * facts.lookedScale,
         r.width * facts.lookedScale, r.height * facts.lookedScale};
  }
  return analysis;
}

Json analysisJson(const PortraitAnalysis& analysis) {
  Json json{
      {"faces", analysis.faceCount},     {"face", rectJson(analysis.face)}, {"confidence", analysis.confidence},
      {"pose", poseJson(analysis.pose)}, {"eyes", eyesJson(analysis.eyes)}, {"mouthOpening", analysis.mouthOpening},
      {"crop", rectJson(analysis.crop)}, {"passed", analysis.passed},       {"checks", Json::array()}};
  for (const Check& check : analysis.checks) json["checks"].push_back(checkJson(check));
  return json;
}

Json compositionJson(const PhotoFacts& photo) {
  return {{"backgroundReplaced", photo.backgroundReplaced},
          {"cropAndScaleOnly", photo.cropAndScaleOnly},
          {"mirrored", false},
          {"retouched", false},
          {"scale", photo.scale},
          {"matteTrust", photo.matteTrust},
          {"quarterTurns", photo.quarterTurns},
          {"adjustment", {{"right", photo.movedRight}, {"down", photo.movedDown}, {"zoom", photo.zoom}}}};
}

}  // namespace

std::string portraitManifest(const PortraitAnalysis& source, const PortraitAnalysis& photo,
                             const PortraitArtifactFacts& facts) {
  return manifestText(
      {{"format", 1},
       {"kind", "portrait"},
       {"engine", kEngineVersion},
       {"thresholds", facts.thresholdsVersion},
       {"spec", facts.specId},
       {"source", facts.source},
       {"capturedAtMs", facts.capturedAtMs},
       {"sessionId", textOrNull(facts.sessionId)},
       {"nonce", textOrNull(facts.nonce)},
       {"passed", source.passed && photo.passed},
       {"composition", compositionJson(facts.photo)},
       {"analyses", {{"source", analysisJson(ofSource(source, facts))}, {"photo", analysisJson(photo)}}},
       {"parts", Json::array({partJson("source.jpg", facts.sourcePart), partJson("photo.jpg", facts.photoPart)})}});
}

}  // namespace qujing
