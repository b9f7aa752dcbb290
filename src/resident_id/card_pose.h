#pragma once

#include "common/geometry.h"

namespace qujing {

/// Degrees between the card's normal and the camera's axis, 0..90: how far a card leans, however it is turned in the
/// picture. The focal length is taken to be kUsualFocalLength. quad: convex, frame pixels. Plane pose from a
/// homography: Zhang, A flexible new technique for camera calibration (2000), section 3.1.
double tiltDegrees(const Quad& quad, int frameWidth, int frameHeight);

/// Frame pixels a millimetre of the card along the edge that has the fewest.
double leastPixelsPerMillimetre(const Quad& quad);

/// The card's longest edge in the picture, pixels; a short edge counts by what ID-1 makes of it.
double longEdgePixels(const Quad& quad);

/// Degrees clockwise (0, 90, 180, 270) that make a card upright whose corners are named as printed.
int uprightRotation(const Quad& printed);

}  // namespace qujing
