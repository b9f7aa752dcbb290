#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace qujing {

/// What an aligned face looks like in the large: tells that it is another one, not whose it is. Light from a side,
/// brighter or darker, changes it little. Of colour there is nothing in it: the camera's white balance changes while it
/// adjusts.
struct FaceSignature {
  static constexpr int kSide = 24;
  /// kSide rows of cells of luma, less the plane that light makes of it, within the face's oval; 0 outside. The sum of
  /// the squares is 1.
  std::array<float, static_cast<std::size_t>(kSide) * kSide> luma{};
};

/// chip: height rows of width pixels of luma 0..255, a face with its eyes level, always at the same place and of the
/// same distance (quality/face_chip.h). Empty where width or height are less than kSide, or the chip is smaller than
/// they say.
std::optional<FaceSignature> faceSignature(std::span<const std::uint8_t> chip, int width, int height);

/// Their correlation, -1..1, 1 the same; also of means of signatures. Meant for faces that look into nearly the same
/// direction.
double likeness(const FaceSignature& a, const FaceSignature& b);

}  // namespace qujing
