#pragma once

#include <array>
#include <span>

#include "common/geometry.h"

namespace qujing {

/// A face as the detector sees it. Frame pixels; left and right are the subject's.
struct FaceDetection {
  Rect box;          ///< brow to chin, cheek to cheek
  double score = 0;  ///< 0..1
  Point rightEye, leftEye, noseTip, mouth, rightEar, leftEar;
};

constexpr int kMostFaces = 16;

/// Best first.
struct FaceDetections {
  std::array<FaceDetection, kMostFaces> list;
  int count = 0;

  std::span<const FaceDetection> all() const { return {list.data(), static_cast<std::size_t>(count)}; }
};

}  // namespace qujing
