#pragma once

#include "portrait/portrait_scene.h"

namespace qujing {

/// overExposure, underExposure, illuminationUniformity, luminanceMean, luminanceVariance, dynamicRange and
/// naturalColour.
///
/// Dark skin is no dark picture. underExposure looks at what the brightest fiftieth of the face reaches - shine, whites
/// of the eyes, teeth, which every face has - and not at its mean; against the light the same is held against the
/// background beside the head. illuminationUniformity compares the face's halves as a ratio, which the skin's own tone
/// cancels out of, beside the standard's histograms of the cheeks.
void judgeLight(const PortraitScene& scene, PortraitChecks& checks);

}  // namespace qujing
