#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace qujing {

/// Both ends belong to it.
struct PixelRange {
  double least = 0, most = 0;
  double middle() const { return (least + most) / 2; }
  bool contains(double value) const { return value >= least && value <= most; }
};

/// The written rule of one kind of photo. Pixels are those of the finished photo.
struct PhotoSpec {
  std::string id;
  std::string nameZhCn, nameEn;  ///< for people
  int width = 0, height = 0;
  int dpi = 0;
  int leastBytes = 0, mostBytes = 0;    ///< of the JPEG file
  double leastQuality = 0;              ///< of the JPEG, 0..1
  std::array<int, 3> background{};      ///< sRGB
  bool replaceBackground = false;       ///< false: the background must be plain in the picture itself
  PixelRange crownToTop;                ///< from the top edge to the top of the hair
  PixelRange eyesToTop;                 ///< from the top edge to the eyes
  PixelRange faceWidth;                 ///< cheek to cheek
  double offCentre = 0;                 ///< most of the face's middle from the photo's, pixels
  double yaw = 0, pitch = 0, roll = 0;  ///< most, degrees either way
};

/// The records that the engine carries, docs/photo_specs.md: an array of specs, the default first.
std::string_view builtInPhotoSpecsJson();

/// Reads an array of specs. Answers with what is wrong and where ("$[0].width: got a string, need a number"), or with
/// nothing; `specs` is written only then. Refuses ranges that no photo can keep to, and an id that comes twice.
std::string readPhotoSpecs(std::string_view json, std::vector<PhotoSpec>& specs);

/// The same of a single record, which is not in an array.
std::string readPhotoSpec(std::string_view json, PhotoSpec& spec);

}  // namespace qujing
