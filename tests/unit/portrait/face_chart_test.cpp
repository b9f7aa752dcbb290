#include "portrait/face_chart.h"

#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "drawn_face.h"

using namespace qujing;
using Catch::Approx;

namespace {

std::uint8_t zoneAt(const FaceChart& chart, const DrawnFace& face, double u, double v) {
  const Point at =
      chart.patch().toTensor({face.between.x + u * face.eyeDistance, face.between.y + v * face.eyeDistance});
  return chart.zones()[static_cast<std::size_t>(at.y) * FaceChip::kWidth + static_cast<std::size_t>(at.x)];
}

}  // namespace

TEST_CASE("the chip shows the face level, with the eyes in their place, whatever its size and tilt") {
  for (const double distance : {40.0, 300.0}) {
    DrawnFace face{{500, 400}, distance};
    FaceLandmarks landmarks = face.landmarks();
    for (FaceLandmark& p : landmarks) {
      const double x = p.x - 500, y = p.y - 400;
      p.x = 500 + x * std::cos(0.3) - y * std::sin(0.3);
      p.y = 400 + x * std::sin(0.3) + y * std::cos(0.3);
    }
    FaceChart chart;
    chart.draw(landmarks);
    const Point right = chart.patch().toTensor(rightEyeCentre(landmarks));
    const Point left = chart.patch().toTensor(leftEyeCentre(landmarks));
    CHECK(right.x == Approx(FaceChip::kBetweenEyes.x - FaceChip::kEyeDistance / 2));
    CHECK(left.x == Approx(FaceChip::kBetweenEyes.x + FaceChip::kEyeDistance / 2));
    CHECK(right.y == Approx(FaceChip::kBetweenEyes.y));
    CHECK(left.y == Approx(FaceChip::kBetweenEyes.y));
  }
}

TEST_CASE("each place of a face belongs to what it is") {
  const DrawnFace face;
  FaceChart chart;
  chart.draw(face.landmarks());
  CHECK(zoneAt(chart, face, -0.5, 0) == (zone::kFace | zone::kEye | zone::kLens | zone::kDetail));
  CHECK(zoneAt(chart, face, 0.5, 0.15) == (zone::kFace | zone::kEyeSurroundings | zone::kLens | zone::kDetail));
  CHECK((zoneAt(chart, face, 0.5, -0.27) & zone::kSkin) == 0);
  CHECK((zoneAt(chart, face, 0, 0.85) & (zone::kSkin | zone::kDetail)) == zone::kDetail);
  CHECK(zoneAt(chart, face, 0, 0.4) == (zone::kFace | zone::kSkin));
  CHECK((zoneAt(chart, face, -0.5, 0.43) & zone::kRightCheek) != 0);
  CHECK((zoneAt(chart, face, 0.5, 0.43) & zone::kLeftCheek) != 0);
  CHECK(zoneAt(chart, face, 1.24, -1.1) == 0);
}

TEST_CASE("the cheeks' squares have 0.3 eye distances a side") {
  FaceChart chart;
  chart.draw(DrawnFace{}.landmarks());
  const auto zones = chart.zones();
  const auto right = std::count_if(zones.begin(), zones.end(), [](auto z) { return (z & zone::kRightCheek) != 0; });
  CHECK(std::sqrt(static_cast<double>(right)) == Approx(0.3 * 96).margin(1));
}
