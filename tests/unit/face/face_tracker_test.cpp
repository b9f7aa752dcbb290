#include "face/face_tracker.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <limits>

#include "posed_face.h"

using namespace qujing;
using Catch::Approx;

namespace {

FaceDetections oneFace(double x, double y, double side = 120) {
  FaceDetections found;
  found.count = 1;
  found.list[0].box = {x - side / 2, y - side / 2, side, side};
  found.list[0].score = 0.9;
  found.list[0].rightEye = {x - 20, y - 20};
  found.list[0].leftEye = {x + 20, y - 20};
  return found;
}

FaceLandmarks faceAt(double x, double y) { return PosedFace{{}, 500, 60, x, y}.landmarks(); }

/// Detector, then passes at (x, y) until the patch is the one around the landmarks.
void find(FaceTracker& tracker, double x, double y) {
  REQUIRE(tracker.next() == FaceStep::detector);
  tracker.acceptDetections(oneFace(x, y));
  REQUIRE(tracker.next() == FaceStep::landmarks);
  for (int pass = 0; pass < 4 && tracker.next() == FaceStep::landmarks; ++pass)
    tracker.acceptLandmarks(faceAt(x, y), 0.99);
  REQUIRE(tracker.next() == FaceStep::none);
  REQUIRE(tracker.hasFace());
}

}  // namespace

TEST_CASE("a new face takes the detector and passes around the landmarks until they no longer move") {
  FaceTracker tracker;
  tracker.begin(640, 480, 0);
  tracker.acceptDetections(oneFace(300, 200));
  const Patch rough = tracker.patch();
  tracker.acceptLandmarks(faceAt(320, 240), 0.99);
  CHECK(tracker.next() == FaceStep::landmarks);
  CHECK(tracker.patch().origin.x != Approx(rough.origin.x));
  tracker.acceptLandmarks(faceAt(320, 240), 0.99);
  CHECK(tracker.next() == FaceStep::none);
  CHECK(tracker.hasFace());
  CHECK_FALSE(tracker.tracked());
  CHECK(tracker.faceCount() == 1);
}

TEST_CASE("a held face takes one pass, and the detector a look now and then") {
  FaceTracker tracker;
  tracker.begin(640, 480, 0);
  find(tracker, 320, 240);
  int looks = 0;
  for (double now = 33; now < 3000; now += 33) {
    tracker.begin(640, 480, now);
    REQUIRE(tracker.next() == FaceStep::landmarks);
    tracker.acceptLandmarks(faceAt(320, 240), 0.99);
    CHECK(tracker.tracked());
    if (tracker.next() == FaceStep::detector) {
      ++looks;
      tracker.acceptDetections(oneFace(320, 240));
      REQUIRE(tracker.next() == FaceStep::none);
    }
  }
  CHECK(looks == 2);
}

TEST_CASE("who is watchful looks twice a second, and at every frame while there is more than one face") {
  FaceTracker tracker;
  tracker.look(kWatchfulLooks);
  tracker.reset();
  tracker.begin(640, 480, 0);
  find(tracker, 320, 240);
  int looks = 0;
  double presence = 0.9;
  const auto frame = [&](double now, int faces) {
    tracker.begin(640, 480, now);
    tracker.acceptLandmarks(faceAt(320, 240), 0.99);
    if (tracker.next() != FaceStep::detector) return;
    ++looks;
    FaceDetections found = oneFace(320, 240);
    found.count = faces;
    found.list[1] = found.list[0];
    found.list[1].box.x += 200;
    tracker.acceptDetections(found);
    if (tracker.next() == FaceStep::landmarks) tracker.acceptLandmarks(faceAt(520, 240), presence);
    REQUIRE(tracker.next() == FaceStep::none);
    CHECK(tracker.face()[1].x == faceAt(320, 240)[1].x);
  };
  for (double now = 50; now <= 950; now += 50) frame(now, 1);
  CHECK(looks == 1);
  for (double now = 1000; now <= 1200; now += 50) frame(now, 2);
  CHECK(looks == 6);
  CHECK(tracker.faceCount() == 2);
  frame(1250, 1);
  CHECK(looks == 7);
  CHECK(tracker.faceCount() == 1);
  for (double now = 1300; now <= 1700; now += 50) frame(now, 1);
  CHECK(looks == 7);
  // What the detector imagines is none, and does not make it look at every frame.
  presence = 0.1;
  for (double now = 1750; now <= 2700; now += 50) {
    frame(now, 2);
    CHECK(tracker.faceCount() == 1);
  }
  CHECK(looks == 9);
}

TEST_CASE("a held face that jumped takes one more pass; the next frame goes on from there") {
  FaceTracker tracker;
  tracker.begin(640, 480, 0);
  find(tracker, 320, 240);
  tracker.begin(640, 480, 33);
  int passes = 0;
  for (; tracker.next() == FaceStep::landmarks; ++passes) tracker.acceptLandmarks(faceAt(340 + 30 * passes, 240), 0.99);
  CHECK(passes == 2);
  CHECK(tracker.tracked());
}

TEST_CASE("a lost face is looked for in the same frame") {
  FaceTracker tracker;
  tracker.begin(640, 480, 0);
  find(tracker, 320, 240);
  tracker.begin(640, 480, 33);
  tracker.acceptLandmarks(faceAt(320, 240), 0.1);
  CHECK_FALSE(tracker.hasFace());
  find(tracker, 100, 240);
  CHECK_FALSE(tracker.tracked());
}

TEST_CASE("a face that leaves is gone, and every frame looks until there is one") {
  FaceTracker tracker;
  tracker.begin(640, 480, 0);
  find(tracker, 620, 240);
  tracker.begin(640, 480, 33);
  tracker.acceptLandmarks(faceAt(700, 240), 0.99);
  for (double now = 66; now < 200; now += 33) {
    REQUIRE(tracker.next() == FaceStep::detector);
    tracker.acceptDetections({});
    CHECK(tracker.next() == FaceStep::none);
    CHECK_FALSE(tracker.hasFace());
    CHECK(tracker.faceCount() == 0);
    tracker.begin(640, 480, now);
  }
}

TEST_CASE("what a look does not see where it is held is given up for the face that is seen") {
  FaceTracker tracker;
  tracker.begin(640, 480, 0);
  find(tracker, 320, 240);
  tracker.begin(640, 480, 1500);
  tracker.acceptLandmarks(faceAt(320, 240), 0.99);
  REQUIRE(tracker.next() == FaceStep::detector);
  tracker.acceptDetections(oneFace(80, 100));
  REQUIRE(tracker.next() == FaceStep::landmarks);
  for (int pass = 0; pass < 4; ++pass) tracker.acceptLandmarks(faceAt(80, 100), 0.9);
  CHECK(tracker.hasFace());
  CHECK(tracker.face()[landmark::kNoseTip].x < 200);
}

TEST_CASE("the larger face is followed, unless it is far off") {
  FaceTracker tracker;
  tracker.begin(640, 480, 0);
  FaceDetections found = oneFace(320, 240, 100);
  found.list[1] = oneFace(40, 40, 110).list[0];
  found.count = 2;
  tracker.acceptDetections(found);
  CHECK(tracker.patch().toFrame({96, 96}).x == Approx(320));
  CHECK(tracker.faceCount() == 2);
}

TEST_CASE("what is not finite or has no presence is no face") {
  FaceTracker tracker;
  tracker.beginStill(640, 480);
  tracker.acceptDetections(oneFace(320, 240));
  FaceLandmarks face = faceAt(320, 240);
  face[5].z = std::numeric_limits<double>::quiet_NaN();
  tracker.acceptLandmarks(face, 0.99);
  CHECK_FALSE(tracker.hasFace());
  tracker.beginStill(640, 480);
  tracker.acceptDetections(oneFace(320, 240));
  tracker.acceptLandmarks(faceAt(320, 240), std::numeric_limits<double>::quiet_NaN());
  CHECK_FALSE(tracker.hasFace());
  CHECK(tracker.next() == FaceStep::none);
}

TEST_CASE("another size of frame starts anew") {
  FaceTracker tracker;
  tracker.begin(640, 480, 0);
  find(tracker, 320, 240);
  tracker.begin(480, 640, 33);
  CHECK(tracker.next() == FaceStep::detector);
}
