#pragma once

#include <string>

namespace qujing {

/// One file of an artifact.
struct ArtifactPart {
  std::string sha256;  ///< lower-case hex
  int bytes = 0;
  int width = 0, height = 0;  ///< pixels
};

}  // namespace qujing
