#pragma once

#include <array>
#include <span>
#include <vector>

#include "common/image_view.h"
#include "common/patch.h"
#include "common/separable_layer.h"
#include "face/face_landmarks.h"

namespace qujing {

constexpr int kEyeViewWidth = 32, kEyeViewHeight = 20;

/// The part of the frame that shows an eye level between its corners, 1.7 times as wide as the eye.
Patch eyeView(Point leftOnScreen, Point rightOnScreen);

/// Of each eye 0 shut to 1 as open as this person holds it, not clipped.
struct EyeShares {
  double left = 0, right = 0;
};

/// A small convolutional network that looks at an eye (models/eye_network.md): it sees lids, iris and lashes, so that a
/// narrow eye is not a half shut one. The architecture is that of models/train/network.cpp.
class EyeNetwork {
 public:
  /// weights: the whole of models/eye_network.bin. valid() is false when its length or magic do not fit.
  explicit EyeNetwork(std::span<const unsigned char> weights);
  bool valid() const { return valid_; }

  /// rgb: kEyeViewHeight rows of kEyeViewWidth pixels, 0..255, the outer corner to the left (a subject's left eye has
  /// to be mirrored); overwritten. 1 while not valid().
  double run(std::span<float> rgb);
  EyeShares run(const ImageView& frame, const FaceLandmarks& face);

 private:
  double look(const ImageView& frame, const Patch& patch, bool mirrored);

  bool valid_ = false;
  std::vector<float> weights_;
  ConvolutionWeights stem_, dense_, head_;
  std::array<SeparableLayer, 3> layers_;
  std::vector<float> mapA_, mapB_, between_, padded_, planes_, rgb_;
};

}  // namespace qujing
