#pragma once

#include <optional>

#include "liveness/face_relief.h"

namespace qujing {

/// What all pictures of one movement say of the depth of what moved, each counted by how sure it is.
class MovementDepth {
 public:
  void add(const Relief& relief);
  /// Empty while no picture says enough. 1: a solid head; 0: a plane.
  std::optional<double> depth() const;
  void reset() { *this = {}; }

 private:
  double depths_ = 0, weights_ = 0;
};

}  // namespace qujing
