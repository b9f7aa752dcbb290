#pragma once

#include "portrait/portrait_scene.h"
#include "quality/skin_model.h"

namespace qujing {

/// eyesVisible, headCovering, faceOcclusion, glassesGlare and sunglasses: from colours, against the person's own skin.
/// Advisory: a hand has skin's colour, a black cap may be hair, and a beard is not told from a mask's lower half.
class CoverJudge {
 public:
  CoverJudge();
  void judge(const PortraitScene& scene, PortraitChecks& checks);

 private:
  bool learnSkin(const PortraitScene& scene);
  Check eyesVisible(const PortraitScene& scene) const;
  Check faceOcclusion(const PortraitScene& scene) const;
  Check headCovering(const PortraitScene& scene) const;

  SkinModel skin_;
};

}  // namespace qujing
