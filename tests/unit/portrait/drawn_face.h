#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <span>

#include "face/face_landmarks.h"
#include "painted_frame.h"

/// A face seen from straight ahead, for tests: its landmarks by name, and a picture that suits them.
struct DrawnFace {
  qujing::Point between{320, 300};  ///< the eyes
  double eyeDistance = 96;

  double width() const { return 2.36 * eyeDistance; }
  double chinY() const { return between.y + 1.35 * eyeDistance; }
  double foreheadY() const { return between.y - 0.95 * eyeDistance; }

  qujing::FaceLandmarks landmarks() const {
    using namespace qujing;
    FaceLandmarks face;
    for (FaceLandmark& point : face) point = {between.x, between.y + 0.4 * eyeDistance, 0};
    oval(face);
    eye(face, {between.x - eyeDistance / 2, between.y},
        {33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7});
    eye(face, {between.x + eyeDistance / 2, between.y},
        {362, 398, 384, 385, 386, 387, 388, 466, 263, 249, 390, 373, 374, 380, 381, 382});
    ring(face, {between.x - eyeDistance / 2, between.y - 0.27 * eyeDistance}, 0.25, 0.05,
         std::array<std::size_t, 10>{70, 63, 105, 66, 107, 55, 65, 52, 53, 46});
    ring(face, {between.x + eyeDistance / 2, between.y - 0.27 * eyeDistance}, 0.25, 0.05,
         std::array<std::size_t, 10>{300, 293, 334, 296, 336, 285, 295, 282, 283, 276});
    // Begins at the mouth's right corner, downwards.
    lips(face, std::array<std::size_t, 20>{61,  146, 91,  181, 84,  17, 314, 405, 321, 375,
                                           291, 409, 270, 269, 267, 0,  37,  39,  40,  185});
    return face;
  }

  /// Skin of one luma with darker eyes, brows and mouth, on a background of another.
  std::array<double, 3> colourAt(double x, double y, double skin, double background) const {
    const double u = (x - between.x) / eyeDistance, v = (y - between.y) / eyeDistance;
    const bool head = std::hypot(u / 1.18, (v - 0.2) / 1.15) < 1;
    if (!head) return {background, background, background};
    const bool eyes = std::hypot((std::abs(u) - 0.5) / 0.22, v / 0.08) < 1;
    const bool brows = std::abs(std::abs(u) - 0.5) < 0.25 && std::abs(v + 0.27) < 0.05;
    const bool mouth = std::hypot(u / 0.36, (v - 0.85) / 0.12) < 1;
    const double level = eyes || brows ? 0.25 : mouth ? 0.7 : 1;
    return {1.12 * skin * level, 0.97 * skin * level, 0.8 * skin * level};
  }

 private:
  using Face = qujing::FaceLandmarks;

  template <std::size_t kCount>
  void ring(Face& face, qujing::Point middle, double across, double down, const std::array<std::size_t, kCount>& ids,
            double from = std::numbers::pi) const {
    for (std::size_t i = 0; i < kCount; ++i) {
      const double angle = from + 2 * std::numbers::pi * static_cast<double>(i) / kCount;
      face[ids[i]] = {middle.x + across * eyeDistance * std::cos(angle),
                      middle.y + down * eyeDistance * std::sin(angle), 0};
    }
  }

  /// From the eye's corner on the picture's left over the upper lid.
  void eye(Face& face, qujing::Point middle, const std::array<std::size_t, 16>& ids) const {
    ring(face, middle, 0.22, 0.08, ids);
  }

  void lips(Face& face, const std::array<std::size_t, 20>& ids) const {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const double angle = std::numbers::pi - 2 * std::numbers::pi * static_cast<double>(i) / 20;
      face[ids[i]] = {between.x + 0.36 * eyeDistance * std::cos(angle),
                      between.y + (0.85 + 0.12 * std::sin(angle)) * eyeDistance, 0};
    }
  }

  /// Clockwise from the forehead; 454 is the subject's left cheek, on the picture's right.
  void oval(Face& face) const {
    constexpr std::array<std::size_t, 36> kIds{10,  338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288,
                                               397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136,
                                               172, 58,  132, 93,  234, 127, 162, 21,  54,  103, 67,  109};
    ring(face, {between.x, between.y + 0.2 * eyeDistance}, 1.18, 1.15, kIds, -std::numbers::pi / 2);
    face[234] = {between.x - width() / 2, between.y + 0.2 * eyeDistance, 0};
    face[454] = {between.x + width() / 2, between.y + 0.2 * eyeDistance, 0};
  }
};
