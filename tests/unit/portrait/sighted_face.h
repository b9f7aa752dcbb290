#pragma once

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "drawn_face.h"
#include "portrait/portrait_checks.h"
#include "portrait/portrait_scene.h"

/// A drawn face with all that a checker wants to know of it: a person of 640x800 pixels whom everything passes, but for
/// what a test changes.
struct SightedFace {
  DrawnFace drawn;
  PaintedFrame frame{640, 800, 200};
  qujing::FaceLandmarks landmarks{};
  qujing::PortraitThresholds thresholds;
  qujing::PhotoSpec spec;
  qujing::PortraitTask task{qujing::PortraitStage::still, {}, 1};
  qujing::FaceDetections faces;
  std::optional<qujing::HeadPose> pose = qujing::HeadPose{};
  std::optional<qujing::EyeOpenness> eyes = qujing::EyeOpenness{1, 1, false};
  double mouthOpening = 0;
  std::vector<float> maskShare;

  SightedFace() {
    std::vector<qujing::PhotoSpec> specs;
    REQUIRE(qujing::readPhotoSpecs(qujing::builtInPhotoSpecsJson(), specs).empty());
    REQUIRE(qujing::readPortraitThresholds(qujing::defaultPortraitThresholdsJson(), thresholds).empty());
    spec = specs.front();
    redraw();
    paint(170, 200);
    drawMask();
  }

  void redraw() {
    landmarks = drawn.landmarks();
    faces.count = 1;
    const double side = 1.9 * drawn.eyeDistance;
    faces.list[0].box = {drawn.between.x - side / 2, drawn.between.y - side / 3, side, side};
    faces.list[0].score = 0.9;
  }

  template <typename LightAt>
  void paint(double skin, double background, LightAt lightAt) {
    frame.colour([&](int x, int y) {
      std::array<double, 3> rgb = drawn.colourAt(x, y, skin, background);
      for (double& level : rgb) level = std::clamp(level * lightAt(x, y), 0.0, 255.0);
      return rgb;
    });
  }
  void paint(double skin, double background) {
    paint(skin, background, [](int, int) { return 1.0; });
  }

  /// A head with hair above it, and level shoulders over the whole width.
  void drawMask(double slope = 0) {
    maskShare.assign(static_cast<std::size_t>(qujing::kMaskSide) * qujing::kMaskSide, 0);
    for (int i = 0; i < qujing::kMaskSide * qujing::kMaskSide; ++i) {
      const double x = (i % qujing::kMaskSide + 0.5) * 640 / qujing::kMaskSide;
      const double y = (i / qujing::kMaskSide + 0.5) * 800 / qujing::kMaskSide;
      const double u = (x - drawn.between.x) / drawn.eyeDistance, v = (y - drawn.between.y) / drawn.eyeDistance;
      const bool head = std::hypot(u / 1.25, (v + 0.05) / 1.6) < 1;
      const bool body = v > 1.8 + slope * u;
      maskShare[i] = head || body ? 1 : 0;
    }
  }

  qujing::PersonMask mask() const { return {maskShare, {0, 0, 640, 800}}; }

  qujing::PortraitAnalysis judge(qujing::PortraitChecker& checker) const {
    const qujing::ImageView view = frame.view();
    const qujing::PersonMask known = maskShare.empty() ? qujing::PersonMask{} : mask();
    const qujing::PortraitSight sight{view, task, thresholds, spec, faces, &landmarks, pose, eyes, mouthOpening, known};
    qujing::PortraitAnalysis analysis;
    checker.judge(sight, analysis);
    return analysis;
  }

  qujing::Check check(qujing::CheckId id) const {
    qujing::PortraitChecker checker;
    return judge(checker).checks[qujing::checkIndex(id)];
  }
};
