#pragma once

#include "portrait/portrait_scene.h"

namespace qujing {

/// eyesOpen, mouthClosed and expressionNeutrality.
///
/// eyesOpen has two rules. The lids' gap over the distance from the eyes to the chin is ISO/IEC 29794-5's and gives the
/// score, but it is a measure of people as much as of lids: its threshold is low, so that naturally narrow eyes pass.
/// The openness relative to the person, or as the eye model sees it, refuses; then raw and score are its own.
void judgeState(const PortraitScene& scene, PortraitChecks& checks);

}  // namespace qujing
