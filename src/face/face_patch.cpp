#include "face/face_patch.h"

#include <algorithm>
#include <cmath>

#include "face/face_decoder.h"

namespace qujing {
namespace {

/// The landmark model was made for faces that fill two thirds of its picture (MediaPipe,
/// face_detection_front_detection_to_roi.pbtxt and face_landmark_landmarks_to_roi.pbtxt).
constexpr double kAroundFace = 1.5;

Patch squareAround(Point centre, double side, Point right, int pixels) {
  const Point across = right * (std::max(side, 1e-3) / pixels), down{-across.y, across.x};
  return {centre - (across + down) * (pixels / 2.0), across, down, pixels, pixels};
}

Point directionBetween(Point from, Point to) {
  const Point way = to - from;
  const double far = length(way);
  return far > 1e-9 ? way * (1 / far) : Point{1, 0};
}

}  // namespace

Patch detectorPatch(int frameWidth, int frameHeight) {
  return squareAround({frameWidth / 2.0, frameHeight / 2.0}, std::max(frameWidth, frameHeight), {1, 0}, kDetectorSide);
}

Patch landmarkPatch(const FaceDetection& face) {
  const Point centre{face.box.x + face.box.width / 2, face.box.y + face.box.height / 2};
  return squareAround(centre, kAroundFace * std::max(face.box.width, face.box.height),
                      directionBetween(face.rightEye, face.leftEye), kLandmarkSide);
}

Patch landmarkPatch(const FaceLandmarks& face) {
  const Point right = directionBetween(pointOf(face[landmark::kRightEyeOuter]), pointOf(face[landmark::kLeftEyeOuter]));
  double left = 1e9, top = 1e9, farRight = -1e9, bottom = -1e9;
  for (const FaceLandmark& point : face) {
    left = std::min(left, point.x);
    farRight = std::max(farRight, point.x);
    top = std::min(top, point.y);
    bottom = std::max(bottom, point.y);
  }
  return squareAround({(left + farRight) / 2, (top + bottom) / 2},
                      kAroundFace * std::max(farRight - left, bottom - top), right, kLandmarkSide);
}

Rect personArea(const FaceLandmarks& face, int frameWidth, int frameHeight) {
  // Shoulders are some three face widths apart; hair reaches some half face above the mesh.
  const double width = 4.2 * std::max(faceWidth(face), 0.75 * eyeToChin(face));
  const Point eyes = (rightEyeCentre(face) + leftEyeCentre(face)) * 0.5;
  const double left = std::clamp(eyes.x - width / 2, 0.0, static_cast<double>(frameWidth));
  const double right = std::clamp(eyes.x + width / 2, 0.0, static_cast<double>(frameWidth));
  const double top = std::clamp(eyes.y - width * 0.4, 0.0, static_cast<double>(frameHeight));
  const double bottom = std::clamp(eyes.y + width * 0.6, 0.0, static_cast<double>(frameHeight));
  return {left, top, right - left, bottom - top};
}

}  // namespace qujing
