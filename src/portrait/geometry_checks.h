#pragma once

#include "portrait/portrait_scene.h"

namespace qujing {

/// Other faces beside the one judged. Is told without a face, too.
Check singleFaceCheck(const PortraitSight& sight);

/// headPose, interEyeDistance, headSize, headPosition, resolution and shouldersLevel.
///
/// headSize and headPosition mean what the stage can still change. live: how the face lies in the guide, were the guide
/// the photo; without one, and in a still: whether the picture gives a photo whose face has the spec's width, and
/// reaches far enough around the head. photo: the finished photo's own pixels, against the spec's ranges as they are
/// written. ISO/IEC 29794-5's HeadSize wants a larger head than any exam photo has (FACTS.md 2.4), so it scores nothing
/// here.
void judgeGeometry(const PortraitScene& scene, PortraitChecks& checks);

}  // namespace qujing
