#include "face/face_landmarks.h"

#include <algorithm>

namespace qujing {
namespace {

Point between(const FaceLandmarks& face, std::size_t a, std::size_t b) {
  return (pointOf(face[a]) + pointOf(face[b])) * 0.5;
}

}  // namespace

Point rightEyeCentre(const FaceLandmarks& face) {
  return between(face, landmark::kRightEyeOuter, landmark::kRightEyeInner);
}

Point leftEyeCentre(const FaceLandmarks& face) {
  return between(face, landmark::kLeftEyeInner, landmark::kLeftEyeOuter);
}

double interEyeDistance(const FaceLandmarks& face) { return distance(rightEyeCentre(face), leftEyeCentre(face)); }

double eyeToChin(const FaceLandmarks& face) {
  return distance((rightEyeCentre(face) + leftEyeCentre(face)) * 0.5, pointOf(face[landmark::kChin]));
}

double faceWidth(const FaceLandmarks& face) {
  return distance(pointOf(face[landmark::kRightCheek]), pointOf(face[landmark::kLeftCheek]));
}

Rect boundsOf(const FaceLandmarks& face) {
  double left = face[0].x, right = left, top = face[0].y, bottom = top;
  for (const FaceLandmark& p : face) {
    left = std::min(left, p.x), right = std::max(right, p.x);
    top = std::min(top, p.y), bottom = std::max(bottom, p.y);
  }
  return {left, top, right - left, bottom - top};
}

}  // namespace qujing
