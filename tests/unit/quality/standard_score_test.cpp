#include "quality/standard_score.h"

#include <catch2/catch_test_macros.hpp>

using namespace qujing::standard;

// FACTS.md 2.4's samples.
TEST_CASE("the scores are the standard's") {
  CHECK(headPoseScore(5) == 99);
  CHECK(headPoseScore(-20) == 88);
  CHECK(headPoseScore(45) == 50);
  CHECK(headPoseScore(120) == 0);
  CHECK(eyeDistanceScore(60) == 38);
  CHECK(eyeDistanceScore(70) == 50);
  CHECK(eyeDistanceScore(90) == 73);
  CHECK(eyesOpenScore(0.03) == 73);
  CHECK(eyesOpenScore(0.05) == 95);
  CHECK(mouthClosedScore(0.1) == 84);
  CHECK(mouthClosedScore(0.2) == 50);
  CHECK(overExposureScore(0) == 100);
  CHECK(overExposureScore(0.01) == 50);
  CHECK(overExposureScore(0.05) == 17);
  CHECK(underExposureScore(0) == 100);
  CHECK(underExposureScore(1) == 0);
  CHECK(luminanceMeanScore(0.25) == 73);
  CHECK(luminanceMeanScore(0.5) == 100);
  CHECK(luminanceMeanScore(0.75) == 73);
  CHECK(luminanceVarianceScore(0) == 0);
  CHECK(luminanceVarianceScore(1.0 / 60) == 100);
  CHECK(dynamicRangeScore(7) == 88);
  CHECK(illuminationScore(0.3) == 70);
  CHECK(illuminationScore(0.5) == 81);
  CHECK(backgroundScore(10) == 95);
  CHECK(backgroundScore(50) == 76);
  CHECK(backgroundScore(100) == 55);
  CHECK(naturalColourScore(0) == 100);
  CHECK(naturalColourScore(10) == 54);
  CHECK(headCoveringScore(0) == 100);
  CHECK(headCoveringScore(0.02) == 50);
  CHECK(headCoveringScore(0.95) == 0);
  CHECK(visibleScore(0.25) == 75);
  CHECK(singleFaceScore(0.1) == 90);
}
