#pragma once

#include <string>

#include "analysis.h"
#include "artifact/artifact_part.h"

namespace qujing {

/// What the manifest says besides the analysis.
struct ArtifactFacts {
  std::string source;            ///< camera, shutter or album
  double capturedAtMs = 0;       ///< Unix time
  std::string sessionId, nonce;  ///< of the server's session; empty for none
  ArtifactPart card;             ///< the card, flat and upright
  ArtifactPart frame;            ///< the frame that it was cut from
};

/// The evidence of one side as JSON, format 1 of docs/artifact.md: which parts, by digest, and what the engine said.
std::string cardManifest(const CardAnalysis& analysis, const ArtifactFacts& facts,
                         const std::string& thresholdsVersion);

}  // namespace qujing
