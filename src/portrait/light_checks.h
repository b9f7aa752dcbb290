#pragma once

#include "portrait/portrait_scene.h"

namespace qujing {

/// overExposure, underExposure, illuminationUniformity, luminanceMean, luminanceVariance, dynamicRange and
/// naturalColour.
///
/// Dark skin is no dark picture. underExposure looks at what the brightest fiftieth of the face reaches - shine, whites
/// of the eyes, teeth, which every face has - and not at its mean; against the light the same is held against the
/// background beside the head. illuminationUniformity takes the ratio of the cheeks' medians, which the skin's own tone
/// cancels out of; the standard's measure, what their histograms have in common, gives the score: it is next to nothing
/// on many evenly lit faces, and refuses nothing by itself.
void judgeLight(const PortraitScene& scene, PortraitChecks& checks);

}  // namespace qujing
