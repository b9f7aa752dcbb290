#include "face/landmark_decoder.h"

namespace qujing {

void decodeLandmarks(std::span<const float> tensor, const Patch& patch, FaceLandmarks& face) {
  const double scale = length(patch.across);
  for (std::size_t i = 0; i < face.size(); ++i) {
    const float* const value = &tensor[i * 3];
    const Point at = patch.toFrame({value[0], value[1]});
    face[i] = {at.x, at.y, value[2] * scale};
  }
}

}  // namespace qujing
