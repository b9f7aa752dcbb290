#include "matte/matte_finder.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace qujing;

namespace {

constexpr int kWidth = 160, kHeight = 200;
constexpr Colour kHair{0.15F, 0.1F, 0.08F}, kWall{0.75F, 0.78F, 0.82F};

/// A dark disc of radius 50 before a wall, with a strand of one pixel's width that sticks out to the right.
struct Head {
  std::vector<std::uint8_t> photo = std::vector<std::uint8_t>(kWidth * kHeight * 4);
  Plane<float> mask, truth;
  Plane<std::uint8_t> sure;

  Head() {
    mask.fit(kWidth, kHeight);
    truth.fit(kWidth, kHeight);
    sure.fit(kWidth, kHeight);
    for (int i = 0; i < mask.size(); ++i) {
      const int x = i % kWidth, y = i / kWidth;
      const float far = std::hypot(static_cast<float>(x) - 70, static_cast<float>(y) - 100);
      truth[i] = std::clamp(50.5F - far, 0.0F, 1.0F);
      if (y == 100 && x > 70 && x < 150) truth[i] = 1;
      // The network's edge is soft, too large by three pixels, and lacks the strand.
      mask[i] = std::clamp((56 - far) / 5, 0.0F, 1.0F);
      sure[i] = far < 20;
      const Colour colour = kHair * truth[i] + kWall * (1 - truth[i]);
      for (int c = 0; c < 3; ++c)
        photo[i * 4 + c] = static_cast<std::uint8_t>(std::lround(255 * colour[c]) + (x * 7 + y * 13) % 3);
    }
  }
};

}  // namespace

TEST_CASE("before a wall the outline is found where it is, not where the network has it") {
  Head head;
  MatteFinder finder;
  const Matte& matte = finder.find(head.photo, head.mask, head.sure);
  double off = 0;
  int counted = 0;
  for (int i = 0; i < head.truth.size(); ++i) {
    const float far = std::hypot(static_cast<float>(i % kWidth) - 70, static_cast<float>(i / kWidth) - 100);
    if (far < 40 || far > 60) continue;
    off += std::abs(matte.alpha[i] - head.truth[i]);
    ++counted;
  }
  CHECK(off / counted < 0.02);
  INFO(matte.evidence.maskDoubt << " " << matte.evidence.alphaDoubt << " " << matte.evidence.disagreement << " "
                                << matte.evidence.alike);
  CHECK(matte.trust > 0.9);
}

TEST_CASE("a strand that the network lacks is followed out, and the wall beside it stays wall") {
  Head head;
  MatteFinder finder;
  const Matte& matte = finder.find(head.photo, head.mask, head.sure);
  for (int x = 122; x < 145; ++x) {
    CHECK(matte.alpha[100 * kWidth + x] > 0.7F);
    CHECK(matte.alpha[97 * kWidth + x] < 0.05F);
  }
}

TEST_CASE("the person's colour at the edge has nothing of the old wall") {
  Head head;
  MatteFinder finder;
  const Matte& matte = finder.find(head.photo, head.mask, head.sure);
  for (int i = 0; i < head.truth.size(); ++i) {
    if (head.truth[i] < 0.3F || head.truth[i] > 0.9F || matte.alpha[i] < 0.3F) continue;
    for (int c = 0; c < 3; ++c) CHECK(std::abs(matte.person[i][c] - kHair[c]) < 0.12F);
  }
}

TEST_CASE("what does not hang together with the face goes") {
  Head head;
  for (int y = 10; y < 30; ++y)
    for (int x = 135; x < 155; ++x) {
      head.mask[y * kWidth + x] = 1;
      for (int c = 0; c < 3; ++c) head.photo[(y * kWidth + x) * 4 + c] = 30;
    }
  MatteFinder finder;
  const Matte& matte = finder.find(head.photo, head.mask, head.sure);
  for (int i = 0; i < 30 * kWidth; ++i)
    if (i % kWidth > 134) CHECK(matte.alpha[i] == 0);
}

TEST_CASE("a mask that is no more than a guess is not trusted") {
  Head head;
  for (int i = 0; i < head.mask.size(); ++i) head.mask[i] = 0.3F + 0.4F * head.mask[i];
  MatteFinder finder;
  CHECK(finder.find(head.photo, head.mask, head.sure).trust < 0.5);
}

TEST_CASE("a photo without any person, and one that is all person, end in a matte") {
  Head head;
  for (const float share : {0.0F, 1.0F}) {
    head.mask.values.assign(head.mask.values.size(), share);
    head.sure.values.assign(head.sure.values.size(), 0);
    MatteFinder finder;
    const Matte& matte = finder.find(head.photo, head.mask, head.sure);
    CHECK(matte.alpha[kWidth + 1] == share);
  }
}
