#include "matte/matting_solver.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace qujing;

namespace {

constexpr int kSide = 24;
constexpr Colour kPerson{0.8F, 0.3F, 0.2F}, kGround{0.1F, 0.4F, 0.9F};

/// Person to the right of column 16, background to the left of column 8, a ramp between.
struct Ramp {
  Plane<Colour> photo;
  Plane<float> truth, alpha;
  std::vector<int> unknown;

  Ramp() {
    photo.fit(kSide, kSide);
    truth.fit(kSide, kSide);
    for (int i = 0; i < truth.size(); ++i) {
      truth[i] = std::clamp((static_cast<float>(i % kSide) - 7) / 9, 0.0F, 1.0F);
      photo[i] = kPerson * truth[i] + kGround * (1 - truth[i]);
      if (i % kSide > 5 && i % kSide < 18) unknown.push_back(i);
    }
    alpha = truth;
    for (const int i : unknown) alpha[i] = 0.5F;
  }

  float worst() const {
    float worst = 0;
    for (int i = 0; i < alpha.size(); ++i) worst = std::max(worst, std::abs(alpha[i] - truth[i]));
    return worst;
  }
};

}  // namespace

TEST_CASE("colours on one line: the alpha is found without any belief, up to the photo's border") {
  Ramp ramp;
  const std::vector<Belief> none(ramp.unknown.size());
  MattingSolver().solve(ramp.photo, ramp.unknown, none, ramp.alpha);
  CHECK(ramp.worst() < 0.05F);
}

TEST_CASE("where person and background look the same, the beliefs decide") {
  Ramp ramp;
  for (int i = 0; i < ramp.photo.size(); ++i) ramp.photo[i] = kPerson;
  std::vector<Belief> beliefs;
  for (const int i : ramp.unknown) beliefs.push_back({ramp.truth[i], 1});
  MattingSolver().solve(ramp.photo, ramp.unknown, beliefs, ramp.alpha);
  CHECK(ramp.worst() < 0.15F);
}

TEST_CASE("an edge of strong contrast does not upset the solver") {
  Ramp ramp;
  for (int i = 0; i < ramp.photo.size(); ++i) {
    ramp.truth[i] = i % kSide > 11 ? 1.0F : 0.0F;
    ramp.photo[i] = ramp.truth[i] > 0 ? Colour{1, 1, 1} : Colour{0, 0, 0};
    if (i % kSide <= 5 || i % kSide >= 18) ramp.alpha[i] = ramp.truth[i];
  }
  const std::vector<Belief> none(ramp.unknown.size());
  MattingSolver().solve(ramp.photo, ramp.unknown, none, ramp.alpha);
  CHECK(ramp.worst() < 0.1F);
}

TEST_CASE("nothing unknown, nothing done") {
  Ramp ramp;
  ramp.unknown.clear();
  const std::vector<float> before = ramp.alpha.values;
  MattingSolver().solve(ramp.photo, ramp.unknown, {}, ramp.alpha);
  CHECK(ramp.alpha.values == before);
}
