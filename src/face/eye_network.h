#pragma once

#include <span>

#include "common/image_view.h"
#include "common/patch.h"
#include "face/face_landmarks.h"

namespace qujing {

constexpr int kEyeViewWidth = 32, kEyeViewHeight = 20;

/// The part of the frame that shows an eye level between its corners, 1.7 times as wide as the eye.
Patch eyeView(Point leftOnScreen, Point rightOnScreen);

/// Looks at an eye through a small network (models/eye_network.md): 0 shut to 1 as open as this person holds it, not
/// clipped. It sees lids, iris and lashes, so that a narrow eye is not a half shut one. rgb: kEyeViewHeight rows of
/// kEyeViewWidth pixels, 0..255, the outer corner to the left (a subject's left eye has to be mirrored); overwritten.
double eyeOpenShare(std::span<float> rgb);

struct EyeShares {
  double left = 0, right = 0;
};
EyeShares eyeOpenShares(const ImageView& frame, const FaceLandmarks& face);

}  // namespace qujing
