#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "common/geometry.h"

namespace qujing {

/// Frame pixels. z in the same scale as x, smaller is nearer to the camera, 0 about at the middle of the head.
struct FaceLandmark {
  double x = 0, y = 0, z = 0;
};

constexpr std::size_t kLandmarkCount = 468;
/// The points of MediaPipe's face mesh, in its order. left and right in names are the subject's.
using FaceLandmarks = std::array<FaceLandmark, kLandmarkCount>;

inline Point pointOf(const FaceLandmark& landmark) { return {landmark.x, landmark.y}; }

/// Indices into FaceLandmarks.
namespace landmark {
constexpr std::size_t kNoseTip = 1;
constexpr std::size_t kForehead = 10;     ///< top of the face oval, near the hairline
constexpr std::size_t kChin = 152;        ///< bottom of the face oval
constexpr std::size_t kRightCheek = 234;  ///< face oval at the subject's right ear
constexpr std::size_t kLeftCheek = 454;   ///< face oval at the subject's left ear
constexpr std::size_t kRightEyeOuter = 33, kRightEyeInner = 133;
constexpr std::size_t kLeftEyeInner = 362, kLeftEyeOuter = 263;
constexpr std::size_t kMouthRight = 61, kMouthLeft = 291;
constexpr std::size_t kUpperLipInner = 13, kLowerLipInner = 14;
}  // namespace landmark

/// Frame pixels, around every landmark.
Rect boundsOf(const FaceLandmarks& face);
/// Frame pixels, the middle between an eye's corners.
Point rightEyeCentre(const FaceLandmarks& face);
Point leftEyeCentre(const FaceLandmarks& face);
/// Pixels between the eyes' centres.
double interEyeDistance(const FaceLandmarks& face);
/// Pixels from the middle between the eyes to the chin: ISO/IEC 29794-5's T.
double eyeToChin(const FaceLandmarks& face);
/// Pixels between the cheeks, at the ears.
double faceWidth(const FaceLandmarks& face);

}  // namespace qujing
