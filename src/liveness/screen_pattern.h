#pragma once

#include <array>
#include <optional>
#include <vector>

#include "common/image_view.h"
#include "face/face_landmarks.h"
#include "quality/moire.h"

namespace qujing {

/// Follows whether there is the pattern of a screen's pixels on and about a face: a patch a look, in turn. A pattern of
/// cloth, hair or a wall is in one or two places, that of a screen in most.
class ScreenPattern {
 public:
  void look(const ImageView& frame, const FaceLandmarks& face);
  /// The median of the last peaks at each place. Empty before each was looked at, and where frames are too small.
  std::optional<double> peak() const;

 private:
  static constexpr std::size_t kPlaces = 7;
  MoireMeter meter_;
  std::vector<float> patch_ = std::vector<float>(static_cast<std::size_t>(MoireMeter::kSide) * MoireMeter::kSide);
  std::array<double, kPlaces> peaks_{};
  std::size_t looks_ = 0;
};

}  // namespace qujing
