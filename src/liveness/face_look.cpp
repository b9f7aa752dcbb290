#include "liveness/face_look.h"

#include <optional>

namespace qujing {
namespace {

/// Of the frame's long side, as for the head's pose (face/head_pose.cpp).
constexpr double kFocalLength = 1.2;
/// Pixels of the picture for one of the chip below which there is no face.
constexpr double kLeastScale = 1e-3;

Patch chipPatch(const FaceLandmarks& face) {
  const Point right = rightEyeCentre(face), left = leftEyeCentre(face);
  Patch patch;
  patch.width = FaceChip::kWidth;
  patch.height = FaceChip::kHeight;
  patch.across = (left - right) * (1 / FaceChip::kEyeDistance);
  patch.down = {-patch.across.y, patch.across.x};
  const Point middle = FaceChip::kBetweenEyes;
  patch.origin = (left + right) * 0.5 - patch.across * middle.x - patch.down * middle.y;
  return patch;
}

/// The mean of two by two pixels: noise of the camera and of the landmarks' own pixel is behind it.
void halve(const FaceChip& chip, std::vector<float>& luma) {
  luma.resize(static_cast<std::size_t>(FaceLook::kWidth) * FaceLook::kHeight);
  for (int y = 0, i = 0; y < FaceLook::kHeight; ++y)
    for (int x = 0; x < FaceLook::kWidth; ++x, ++i) {
      const int sum = chip.lumaAt(2 * x, 2 * y) + chip.lumaAt(2 * x + 1, 2 * y) + chip.lumaAt(2 * x, 2 * y + 1) +
                      chip.lumaAt(2 * x + 1, 2 * y + 1);
      luma[i] = static_cast<float>(sum) / 4;
    }
}

}  // namespace

bool lookAtFace(const ImageView& picture, const FaceLandmarks& face, FaceChip& chip, FaceLook& look) {
  const std::optional<RigidPoints> points = rigidPointsOf(face);
  const Patch patch = chipPatch(face);
  const double scale = length(patch.across);
  if (!points || !(scale > kLeastScale)) return false;
  chip.sample(picture, patch);
  halve(chip, look.luma);
  for (std::size_t i = 0; i < look.points.size(); ++i) look.points[i] = patch.toTensor((*points)[i]) * 0.5;
  look.focalLength = kFocalLength * std::max(picture.width(), picture.height()) / scale / 2;
  return true;
}

}  // namespace qujing
