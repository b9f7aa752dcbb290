#include "portrait/photo_composer.h"

#include <catch2/catch_test_macros.hpp>

#include "portrait/photo_plan.h"
#include "portrait/photo_resampler.h"
#include "sighted_face.h"

using namespace qujing;

namespace {

using Pixels = std::vector<std::uint8_t>;

/// A sighted face, its plan and what becomes of it.
struct Composed {
  SightedFace sighted;
  PhotoPlan plan;
  PhotoComposition done;
  Pixels photo, plain;

  int width() const { return sighted.spec.width; }
  int height() const { return sighted.spec.height; }
  PersonMask mask() const { return {sighted.maskShare, {0, 0, 640, 800}}; }

  /// Hair, neck and clothes where the mask has them: the drawn face has none.
  Composed() {
    sighted.frame.colour([&](int x, int y) {
      const DrawnFace& face = sighted.drawn;
      const double u = (x - face.between.x) / face.eyeDistance, v = (y - face.between.y) / face.eyeDistance;
      const std::array<double, 3> skin = face.colourAt(x, y, 170, 255);
      if (skin[0] < 255) return skin;
      if (isNeck(u, v)) return std::array<double, 3>{180, 155, 130};
      if (v > 1.8) return std::array<double, 3>{70, 50 + (x + y) % 9 * 1.0, 90};
      if (std::hypot(u / 1.25, (v + 0.05) / 1.6) < 1) return std::array<double, 3>{40, 30, 28};
      return std::array<double, 3>{205, 208, 200};
    });
    for (int i = 0; i < kMaskSide * kMaskSide; ++i) {
      const double x = (i % kMaskSide + 0.5) * 640 / kMaskSide, y = (i / kMaskSide + 0.5) * 800 / kMaskSide;  // NOLINT
      const DrawnFace& face = sighted.drawn;
      if (isNeck((x - face.between.x) / face.eyeDistance, (y - face.between.y) / face.eyeDistance))
        sighted.maskShare[i] = 1;
    }
  }

  static bool isNeck(double u, double v) { return std::abs(u) < 0.6 && v > 1 && v < 2; }

  void planIt() { plan = planPhoto(sighted.landmarks, mask(), 640, 800, sighted.spec); }
  void compose() {
    photo.assign(static_cast<std::size_t>(width()) * height() * 4, 0);
    plain = photo;
    done = PhotoComposer().compose(sighted.frame.view(), sighted.landmarks, mask(), plan, sighted.spec, photo);
    PhotoResampler().sample(sighted.frame.view(), plan.crop, width(), height(), plain);
  }
  /// Of the photo, where a point of the picture lies.
  Point at(Point source) const { return (source - Point{plan.crop.x, plan.crop.y}) * done.scale; }
};

Composed composed() {
  Composed one;
  one.planIt();
  one.compose();
  return one;
}

}  // namespace

TEST_CASE("a plain background becomes exactly the spec's colour, away from the person") {
  const Composed one = composed();
  INFO(one.done.matteTrust);
  REQUIRE(one.done.backgroundReplaced);
  CHECK(one.done.matteTrust >= kLeastMatteTrust);
  CHECK_FALSE(one.done.cropAndScaleOnly);
  CHECK(one.done.personBeyond == 0);
  for (int y = 0; y < one.height(); ++y)
    for (const int x : {0, 5, one.width() - 6, one.width() - 1}) {
      const std::uint8_t* const pixel = &one.photo[(static_cast<std::size_t>(y) * one.width() + x) * 4];
      if (y > one.height() / 2) continue;
      for (int c = 0; c < 3; ++c) REQUIRE(pixel[c] == one.sighted.spec.background[c]);
      REQUIRE(pixel[3] == 255);
    }
}

TEST_CASE("within the face every byte is the plain resampling's") {
  const Composed one = composed();
  REQUIRE(one.done.backgroundReplaced);
  const DrawnFace& face = one.sighted.drawn;
  const Point middle{face.between.x, face.between.y + 0.2 * face.eyeDistance};
  int compared = 0;
  bool same = true;
  for (int y = 0; y < one.height(); ++y)
    for (int x = 0; x < one.width(); ++x) {
      const Point off = Point{x + 0.5, y + 0.5} - one.at(middle);
      const double unit = face.eyeDistance * one.done.scale;
      if (std::hypot(off.x / (1.18 * unit), off.y / (1.15 * unit)) > 0.92) continue;
      ++compared;
      for (int c = 0; c < 4; ++c) {
        const std::size_t i = (static_cast<std::size_t>(y) * one.width() + x) * 4 + c;
        same = same && one.photo[i] == one.plain[i];
      }
    }
  CHECK(compared > 20000);
  CHECK(same);
}

TEST_CASE("the face's bytes stay even where the mask calls them background") {
  Composed one;
  one.planIt();
  const auto half = one.sighted.maskShare.size() / 2;
  for (std::size_t i = half; i < one.sighted.maskShare.size(); ++i) one.sighted.maskShare[i] = 0;
  one.compose();
  const Point chin = one.at({one.sighted.drawn.between.x, one.sighted.drawn.chinY() - 20});
  const std::size_t i = (static_cast<std::size_t>(chin.y) * one.width() + static_cast<std::size_t>(chin.x)) * 4;
  for (int c = 0; c < 3; ++c) CHECK(one.photo[i + c] == one.plain[i + c]);
}

TEST_CASE("a spec that does not replace the background gets crop and scale only") {
  Composed one;
  one.sighted.spec.replaceBackground = false;
  one.planIt();
  one.compose();
  CHECK(one.done.cropAndScaleOnly);
  CHECK_FALSE(one.done.backgroundReplaced);
  CHECK(one.photo == one.plain);
}

TEST_CASE("without a mask, and with one that knows nothing, the background is left as it is") {
  for (const float share : {-1.0F, 0.5F}) {
    Composed one;
    one.planIt();
    if (share < 0)
      one.sighted.maskShare.clear();
    else
      one.sighted.maskShare.assign(one.sighted.maskShare.size(), share);
    one.compose();
    CHECK_FALSE(one.done.backgroundReplaced);
    CHECK(one.done.matteTrust < kLeastMatteTrust);
    CHECK(one.done.cropAndScaleOnly);
    CHECK(one.photo == one.plain);
  }
}

TEST_CASE("a photo that reaches beyond its picture is more than crop and scale, and says what of the person is there") {
  Composed one;
  one.planIt();
  one.plan.crop.y += 300;
  one.compose();
  CHECK(one.done.personBeyond > 0.01);
  CHECK_FALSE(one.done.cropAndScaleOnly);
}
