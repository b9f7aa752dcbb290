#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "common/patch.h"
#include "face/face_landmarks.h"
#include "quality/face_chip.h"

namespace qujing {

/// Parts of a face, bits of FaceChart::zones().
namespace zone {
constexpr std::uint8_t kFace = 1;             ///< within the oval, brow to chin
constexpr std::uint8_t kSkin = 2;             ///< of it what is neither eye, brow nor mouth
constexpr std::uint8_t kEye = 4;              ///< between the lids
constexpr std::uint8_t kEyeSurroundings = 8;  ///< lids and bags, without the eye
constexpr std::uint8_t kLens = 16;            ///< what a glass before the eye covers, the eye included
constexpr std::uint8_t kDetail = 32;          ///< eyes, brows and mouth: where every face has edges
constexpr std::uint8_t kRightCheek = 64;      ///< a square of 0.3 eye distances, ISO/IEC 29794-5's
constexpr std::uint8_t kLeftCheek = 128;
}  // namespace zone

/// Which pixel of a FaceChip belongs to what. Keeps its buffer.
class FaceChart {
 public:
  void draw(const FaceLandmarks& face);

  /// Where the chip lies in the picture: eyes level, kEyeDistance apart.
  const Patch& patch() const { return patch_; }
  std::span<const std::uint8_t> zones() const { return zones_; }
  /// Chip pixels.
  Point at(std::size_t landmark) const { return points_[landmark]; }

 private:
  using Points = std::span<const Point>;
  void fill(Points polygon, std::uint8_t set, std::uint8_t clear = 0);
  void fillEllipse(Point middle, double across, double down, std::uint8_t set, std::uint8_t clear = 0);
  void fillOutline(std::span<const std::uint16_t> outline, double growth, std::uint8_t set, std::uint8_t clear = 0);
  void drawEye(Point middle, std::span<const std::uint16_t> lids, std::span<const std::uint16_t> brow);
  void drawCheek(Point eye, double mouthY, std::uint8_t set);

  Patch patch_;
  std::vector<Point> points_ = std::vector<Point>(kLandmarkCount);
  std::vector<Point> outline_;
  std::vector<std::uint8_t> zones_ = std::vector<std::uint8_t>(FaceChip::kPixels);
};

}  // namespace qujing
