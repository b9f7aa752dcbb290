#include "face/face_patch.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

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

/// Frame pixels read for one tensor pixel, along one axis.
constexpr int kMostReads = 4;

class PlaneSampler {
 public:
  PlaneSampler(const ImageView& frame, float black, float white)
      : frame_(frame), black_(black), gain_((white - black) / 255), bytes_(bytesPerPixel(frame.format())) {}

  /// Mean of reads x reads places within the tensor pixel at `start`, or the four nearest pixels' blend when one.
  void sample(Point start, Point across, Point down, int reads, float* planes, std::size_t planeSize) const {
    float sums[3] = {0, 0, 0};
    const double step = 1.0 / reads;
    for (int row = 0; row < reads; ++row)
      for (int column = 0; column < reads; ++column) {
        const Point at = start + across * ((column + 0.5) * step) + down * ((row + 0.5) * step);
        blend(at, sums);
      }
    const float share = gain_ / static_cast<float>(reads * reads);
    for (int c = 0; c < 3; ++c) planes[c * planeSize] = black_ + sums[c] * share;
  }

 private:
  void blend(Point at, float* sums) const {
    const double x = at.x - 0.5, y = at.y - 0.5;
    if (!(x > -1 && y > -1 && x < frame_.width() && y < frame_.height())) return;
    const int left = static_cast<int>(std::floor(x)), top = static_cast<int>(std::floor(y));
    const float fx = static_cast<float>(x - left), fy = static_cast<float>(y - top);
    add(left, top, (1 - fx) * (1 - fy), sums);
    add(left + 1, top, fx * (1 - fy), sums);
    add(left, top + 1, (1 - fx) * fy, sums);
    add(left + 1, top + 1, fx * fy, sums);
  }

  void add(int x, int y, float share, float* sums) const {
    if (x < 0 || y < 0 || x >= frame_.width() || y >= frame_.height()) return;
    const std::uint8_t* const pixel = frame_.row(y) + static_cast<std::size_t>(x) * bytes_;
    for (int c = 0; c < 3; ++c) sums[c] += share * pixel[bytes_ == 1 ? 0 : c];
  }

  const ImageView& frame_;
  float black_, gain_;
  int bytes_;
};

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

void samplePlanes(const ImageView& frame, const Patch& patch, float black, float white, std::span<float> tensor) {
  const int reads = std::clamp(static_cast<int>(std::lround(length(patch.across))), 1, kMostReads);
  const PlaneSampler sampler(frame, black, white);
  const std::size_t planeSize = static_cast<std::size_t>(patch.width) * patch.height;
  for (int y = 0; y < patch.height; ++y)
    for (int x = 0; x < patch.width; ++x) {
      const Point start = patch.toFrame({static_cast<double>(x), static_cast<double>(y)});
      sampler.sample(start, patch.across, patch.down, reads, &tensor[static_cast<std::size_t>(y) * patch.width + x],
                     planeSize);
    }
}

}  // namespace qujing
