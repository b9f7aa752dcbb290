#pragma once

#include <span>
#include <string>

#include "artifact/artifact_part.h"
#include "common/check.h"
#include "liveness/challenge.h"
#include "liveness/evidence_keeper.h"
#include "liveness/observation_trace.h"

namespace qujing {

/// One picture that a challenge kept.
struct EvidencePart {
  std::string name;  ///< of the file
  EvidenceMoment moment{};
  int actionIndex = 0;     ///< of the action that it shows; means nothing for the neutral one
  double timestampMs = 0;  ///< of its frame
  ArtifactPart part;
};

/// What the manifest says besides what the challenge saw.
struct LivenessArtifactFacts {
  double capturedAtMs = 0;       ///< Unix time of the end
  std::string sessionId, nonce;  ///< of the server's session; empty for none
  std::string thresholdsVersion;
};

/// What there is to say about one challenge.
struct ChallengeRecord {
  const Challenge& challenge;
  const ObservationTrace& trace;
  std::span<const EvidencePart> parts;
  std::span<const Check> cues;
};

/// The evidence of one challenge as JSON, format 1 of docs/artifact.md: what was asked for and done, the pictures by
/// digest with what was read of them, every observation, and the cues.
std::string livenessManifest(const ChallengeRecord& record, const LivenessArtifactFacts& facts);

}  // namespace qujing
