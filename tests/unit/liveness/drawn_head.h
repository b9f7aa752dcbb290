#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "common/image_view.h"
#include "face/head_motion.h"
#include "face/posed_face.h"

namespace qujing {

/// A picture of 640x480 of a face whose landmarks are dots, some dark and some bright.
class DrawnHead {
 public:
  explicit DrawnHead(const RigidPoints& dots) : luma_(640 * 480, 128) {
    std::vector<double> light(luma_.size(), 128);
    for (std::size_t i = 0; i < dots.size(); ++i) dot(light, dots[i], i % 2 == 0 ? 80 : -70);
    for (std::size_t i = 0; i < light.size(); ++i)
      luma_[i] = static_cast<std::uint8_t>(std::clamp(light[i], 0.0, 255.0));
  }
  ImageView view() const {
    return ImageView::over(luma_.data(), luma_.size(), {640, 480, 640, PixelFormat::gray}).value();
  }

 private:
  static void dot(std::vector<double>& light, Point at, double height) {
    for (int y = static_cast<int>(at.y) - 12; y <= at.y + 12; ++y)
      for (int x = static_cast<int>(at.x) - 12; x <= at.x + 12; ++x) {
        const double away = std::pow(x + 0.5 - at.x, 2) + std::pow(y + 0.5 - at.y, 2);
        if (x >= 0 && y >= 0 && x < 640 && y < 480) light[y * 640 + x] += height * std::exp(-away / (2 * 3.5 * 3.5));
      }
  }

  std::vector<std::uint8_t> luma_;
};

inline FaceLandmarks posed(const HeadPose& pose) {
  PosedFace face;
  face.pose = pose;
  face.distance = 40;
  FaceLandmarks landmarks = face.landmarks();
  return landmarks;
}

/// What a camera sees of a solid head, and of its photograph that is moved so as to come as near to it as a plane can.
inline RigidPoints solidDots(const HeadPose& pose) { return *rigidPointsOf(posed(pose)); }
inline RigidPoints flatDots(const HeadPose& pose) {
  const RigidPoints straight = solidDots({});
  const auto motion = headMotion(straight, solidDots(pose), 768);
  RigidPoints dots;
  for (std::size_t i = 0; i < dots.size(); ++i) dots[i] = motion->plane.map(straight[i]);
  return dots;
}

}  // namespace qujing
