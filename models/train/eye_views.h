#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "layers.h"
#include "trainer.h"

namespace training {

/// Eyes as models/train/eye_data.ts writes them.
class EyeViews {
 public:
  /// Empty when the file is none.
  explicit EyeViews(const std::string& path);

  static constexpr int kWidth = 96, kHeight = 60;
  static constexpr double kAroundEye = 2.7;  ///< width of what is shown over that of the eye

  std::size_t size() const { return count_; }
  int face(std::size_t index) const;         ///< whose eye
  double eyeWidth(std::size_t index) const;  ///< pixels it had in its picture
  float open(std::size_t index) const;       ///< 0 shut to 1 as the person holds it
  const std::uint8_t* rgb(std::size_t index) const { return record(index) + 8; }

 private:
  const std::uint8_t* record(std::size_t index) const;

  std::vector<std::uint8_t> bytes_;
  std::size_t count_ = 0;
};

/// The eye as the engine sees it (src/face/eye_network.h): between corners that landmarks put a little off, in another
/// light, with noise. Without random exactly as it is.
/// tensor: 32x20, normalised as in the engine.
void drawEye(const EyeViews& eyes, std::size_t index, Random* random, Map& tensor);

}  // namespace training
