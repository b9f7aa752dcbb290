#pragma once

#include <cstdint>
#include <vector>

namespace qujing {

/// One person's skin under the light of one picture, learnt from places that show it: hue as log ratios of the
/// channels, which shading leaves alone, and a range of luma. Knows nothing of skin in general.
class SkinModel {
 public:
  void clear() { samples_.clear(); }
  /// rgb: three bytes.
  void add(const std::uint8_t* rgb);
  /// To be called once all were added. False: too few.
  bool learn();

  bool matches(const std::uint8_t* rgb) const;
  double luma() const { return luma_; }  ///< median

 private:
  struct Sample {
    float redness, blueness, luma;
  };
  static Sample sampleOf(const std::uint8_t* rgb);

  std::vector<Sample> samples_;
  float redness_ = 0, blueness_ = 0, luma_ = 0;
  float rednessReach_ = 0, bluenessReach_ = 0;
};

}  // namespace qujing
