#pragma once

#include "face/head_motion.h"
#include "liveness/face_look.h"

namespace qujing {

/// One way in which the patches of two looks were made to match.
struct ReliefFit {
  Homography plane;   ///< pixels of the look before to those of now
  double depth = 0;   ///< times motion.beyond
  double cost = 0;    ///< what is left, by which fits are compared
  double weight = 0;  ///< one over the variance of `depth`
};

/// Lays plane and depth through the pixels of small patches about the landmarks that no expression moves (Gauss-Newton:
/// Lucas and Kanade, 1981; plane and parallax: Irani and Anandan, 1996). Each patch's own brightness is left out: a
/// turned cheek is lit otherwise.
/// motion: of the landmarks, where to begin. depth: the same.
ReliefFit fitRelief(const FaceLook& before, const FaceLook& now, const HeadMotion& motion, double depth);

}  // namespace qujing
