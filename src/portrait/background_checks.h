#pragma once

#include "portrait/portrait_scene.h"
#include "quality/background_uniformity.h"

namespace qujing {

/// backgroundUniformity, which refuses only where the spec leaves the background as it is. It needs the person mask; in
/// a series the mask changes slowly, so that only every few frames are measured and the last verdict holds between.
class BackgroundJudge {
 public:
  void judge(const PortraitScene& scene, PortraitChecks& checks);
  void reset() { frame_ = 0; }

 private:
  BackgroundMeter meter_;
  BackgroundUniformity last_;
  int frame_ = 0;
};

}  // namespace qujing
