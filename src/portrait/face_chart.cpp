#include "portrait/face_chart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace qujing {
namespace {

using Index = std::uint16_t;

/// Outlines of MediaPipe's face mesh, in order.
constexpr Index kOval[] = {10,  338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
                           152, 148, 176, 149, 150, 136, 172, 58,  132, 93,  234, 127, 162, 21,  54,  103, 67,  109};
constexpr Index kRightLids[] = {33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7};
constexpr Index kLeftLids[] = {263, 466, 388, 387, 386, 385, 384, 398, 362, 382, 381, 380, 374, 373, 390, 249};
constexpr Index kRightBrow[] = {70, 63, 105, 66, 107, 55, 65, 52, 53, 46};
constexpr Index kLeftBrow[] = {300, 293, 334, 296, 336, 285, 295, 282, 283, 276};
constexpr Index kLips[] = {61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185};

/// Eye distances.
constexpr double kSurroundingsAcross = 0.33, kSurroundingsDown = 0.2;
constexpr double kLensAcross = 0.4, kLensDown = 0.3;
constexpr double kDetailAcross = 0.4, kDetailDown = 0.36;
constexpr double kCheekSide = 0.3;
/// Hair, the contour and its background lie near the oval's border.
constexpr double kSkinGrowth = 0.92, kFeatureGrowth = 1.2;
constexpr int kEllipsePoints = 24;

constexpr double kUnit = FaceChip::kEyeDistance;

}  // namespace

/// Even-odd, by pixel centres.
void FaceChart::fill(Points polygon, std::uint8_t set, std::uint8_t clear) {
  double top = FaceChip::kHeight, bottom = 0;
  for (const Point& p : polygon) {
    top = std::min(top, p.y);
    bottom = std::max(bottom, p.y);
  }
  const int first = std::max(0, static_cast<int>(std::floor(top)));
  const int last = std::min(FaceChip::kHeight - 1, static_cast<int>(std::ceil(bottom)));
  std::array<double, 16> crossings{};
  for (int y = first; y <= last; ++y) {
    std::size_t count = 0;
    const double at = y + 0.5;
    for (std::size_t i = 0, k = polygon.size() - 1; i < polygon.size(); k = i++) {
      const Point a = polygon[k], b = polygon[i];
      if ((a.y > at) != (b.y > at) && count < crossings.size())
        crossings[count++] = a.x + (at - a.y) / (b.y - a.y) * (b.x - a.x);
    }
    std::sort(crossings.begin(), crossings.begin() + count);
    for (std::size_t i = 0; i + 1 < count; i += 2) {
      const int left = static_cast<int>(std::ceil(std::clamp<double>(crossings[i], 0, FaceChip::kWidth) - 0.5));
      const int right = static_cast<int>(std::ceil(std::clamp<double>(crossings[i + 1], 0, FaceChip::kWidth) - 0.5));
      std::uint8_t* const row = &zones_[static_cast<std::size_t>(y) * FaceChip::kWidth];
      for (int x = left; x < right; ++x) row[x] = static_cast<std::uint8_t>((row[x] & ~clear) | set);
    }
  }
}

void FaceChart::fillEllipse(Point middle, double across, double down, std::uint8_t set, std::uint8_t clear) {
  outline_.clear();
  for (int i = 0; i < kEllipsePoints; ++i) {
    const double angle = 2 * std::numbers::pi * i / kEllipsePoints;
    outline_.push_back({middle.x + across * std::cos(angle), middle.y + down * std::sin(angle)});
  }
  fill(outline_, set, clear);
}

void FaceChart::fillOutline(std::span<const Index> outline, double growth, std::uint8_t set, std::uint8_t clear) {
  Point middle;
  for (const Index i : outline) middle = middle + points_[i] * (1.0 / static_cast<double>(outline.size()));
  outline_.clear();
  for (const Index i : outline) outline_.push_back(middle + (points_[i] - middle) * growth);
  fill(outline_, set, clear);
}

void FaceChart::drawEye(Point middle, std::span<const Index> lids, std::span<const Index> brow) {
  fillEllipse(middle, kDetailAcross * kUnit, kDetailDown * kUnit, zone::kDetail);
  fillEllipse(middle, kLensAcross * kUnit, kLensDown * kUnit, zone::kLens);
  fillEllipse(middle, kSurroundingsAcross * kUnit, kSurroundingsDown * kUnit, zone::kEyeSurroundings, zone::kSkin);
  fillOutline(brow, kFeatureGrowth, 0, zone::kSkin | zone::kEyeSurroundings);
  fillOutline(lids, 1, zone::kEye, zone::kEyeSurroundings | zone::kSkin);
}

void FaceChart::drawCheek(Point eye, double mouthY, std::uint8_t set) {
  const Point middle{eye.x, (eye.y + mouthY) / 2};
  const double half = kCheekSide * kUnit / 2;
  const std::array<Point, 4> square{Point{middle.x - half, middle.y - half}, Point{middle.x + half, middle.y - half},
                                    Point{middle.x + half, middle.y + half}, Point{middle.x - half, middle.y + half}};
  fill(square, set);
}

void FaceChart::draw(const FaceLandmarks& face) {
  const Point right = rightEyeCentre(face), left = leftEyeCentre(face), middle = (right + left) * 0.5;
  const double scale = std::max(1e-3, distance(right, left) / kUnit);
  const Point across = (left - right) * (1 / std::max(1e-9, distance(right, left))) * scale;
  const Point down{-across.y, across.x};
  patch_ = {middle - across * FaceChip::kBetweenEyes.x - down * FaceChip::kBetweenEyes.y, across, down,
            FaceChip::kWidth, FaceChip::kHeight};
  for (std::size_t i = 0; i < kLandmarkCount; ++i) points_[i] = patch_.toTensor(pointOf(face[i]));
  std::fill(zones_.begin(), zones_.end(), std::uint8_t{0});
  fillOutline(kOval, 1, zone::kFace);
  fillOutline(kOval, kSkinGrowth, zone::kSkin);
  fillOutline(kLips, kFeatureGrowth, zone::kDetail, zone::kSkin);
  const Point rightEye = patch_.toTensor(right), leftEye = patch_.toTensor(left);
  drawEye(rightEye, kRightLids, kRightBrow);
  drawEye(leftEye, kLeftLids, kLeftBrow);
  const double mouthY = (at(landmark::kMouthRight).y + at(landmark::kMouthLeft).y) / 2;
  drawCheek(rightEye, mouthY, zone::kRightCheek);
  drawCheek(leftEye, mouthY, zone::kLeftCheek);
}

}  // namespace qujing
