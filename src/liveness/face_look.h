#pragma once

#include <algorithm>
#include <vector>

#include "common/image_view.h"
#include "face/rigid_head.h"
#include "quality/face_chip.h"

namespace qujing {

/// A face as it is compared with another picture of it: luma of kWidth x kHeight, its eyes level and kEyeDistance
/// apart.
struct FaceLook {
  static constexpr int kWidth = FaceChip::kWidth / 2, kHeight = FaceChip::kHeight / 2;
  static constexpr double kEyeDistance = FaceChip::kEyeDistance / 2;

  std::vector<float> luma;  ///< 0..255
  RigidPoints points{};     ///< pixels of luma
  double focalLength = 0;   ///< the same

  /// Between pixels bilinear; beyond the border as on it.
  double at(Point p) const {
    const double x = std::clamp(p.x - 0.5, 0.0, kWidth - 1.001), y = std::clamp(p.y - 0.5, 0.0, kHeight - 1.001);
    const int left = static_cast<int>(x), top = static_cast<int>(y);
    const double right = x - left, down = y - top;
    const float* const upper = &luma[static_cast<std::size_t>(top) * kWidth + left];
    const float* const lower = upper + kWidth;
    return (upper[0] * (1 - right) + upper[1] * right) * (1 - down) +
           (lower[0] * (1 - right) + lower[1] * right) * down;
  }
};

/// chip: a buffer to sample in. look: written over, its memory used again. False, and it means nothing, when the
/// landmarks are no face.
bool lookAtFace(const ImageView& picture, const FaceLandmarks& face, FaceChip& chip, FaceLook& look);

}  // namespace qujing
