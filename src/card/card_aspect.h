#pragma once

#include "common/geometry.h"

namespace qujing {

/// Of phones' main cameras (0.7 to 1.1), in long sides of the frame.
constexpr double kUsualFocalLength = 0.9;

/// A quad seen square: what flat rectangle it is the picture of.
struct SeenSquare {
  double aspect = 0;      ///< long edge over short edge
  bool topIsLong = true;  ///< whether the edge from topLeft to topRight is a long one, however short it is in the frame
  double skewCosine = 0;  ///< cosine of the angle between its edges; 0 for a true rectangle
  double misfit = 0;      ///< 0 for ID-1's aspect, right angles and a usual lens; 1 at one deviation of honest pictures
};

/// The focal length is not known: of those that phones and webcams have, zoomed or cropped too (0.5 to 6 long sides of
/// the frame), the one that makes the quad most like ID-1 is taken. The principal point is the frame's centre. Zhang
/// and He, Whiteboard scanning and image enhancement (2007), section 3: aspect from a single view.
SeenSquare seenSquare(const Quad& quad, int frameWidth, int frameHeight);

/// The same four corners, clockwise, topLeft starting the long edge of the card nearest the image's top. Seen aslant,
/// the card's long edges may be the shorter ones of the picture; orderedAsSeen would take those for the long ones.
Quad orderedAsCard(const Quad& quad, int frameWidth, int frameHeight);

}  // namespace qujing
