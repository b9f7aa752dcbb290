#pragma once

#include <optional>
#include <string>

#include "artifact/artifact_part.h"
#include "portrait_analysis.h"

namespace qujing {

/// What was done to make the photo out of its source.
struct PhotoFacts {
  bool backgroundReplaced = false;
  bool cropAndScaleOnly = false;  ///< no pixel of the photo is anything but the source's, scaled
  double scale = 1;               ///< photo pixels for one of the source
  double matteTrust = 0;          ///< 0..1
  /// The candidate's own adjustment, as far as the spec let it: photo pixels that the face was moved, and its zoom.
  double movedRight = 0, movedDown = 0, zoom = 1;
  int quarterTurns = 0;  ///< clockwise, that an album picture was turned by before anything else
};

/// What the manifest says besides the analyses.
struct PortraitArtifactFacts {
  std::string source;            ///< camera, shutter or album
  double capturedAtMs = 0;       ///< Unix time
  std::string sessionId, nonce;  ///< of the server's session; empty for none
  std::string specId;
  std::string thresholdsVersion;
  PhotoFacts photo;
  Point lookedOrigin;       ///< of what was looked at of the source, in pixels of the source
  double lookedScale = 1;   ///< pixels of the source for one of what was looked at
  ArtifactPart sourcePart;  ///< the whole picture
  ArtifactPart photoPart;   ///< what was made of it
};

/// The evidence of one portrait as JSON, format 1 of docs/artifact.md: both files by digest, what was done to the
/// pixels, and what the engine said of the source and of the finished photo.
std::string portraitManifest(const PortraitAnalysis& source, const PortraitAnalysis& photo,
                             const PortraitArtifactFacts& facts);

}  // namespace qujing
