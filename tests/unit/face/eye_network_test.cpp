#include "face/eye_network.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "face/eye_network_weights.h"
#include "painted_frame.h"

using namespace qujing;
using Catch::Approx;

namespace {

EyeNetwork shipped() { return EyeNetwork({kEyeNetworkWeights, kEyeNetworkWeightsSize}); }

}  // namespace

TEST_CASE("the view is level between the corners, 1.7 times as wide as the eye") {
  const Patch view = eyeView({100, 50}, {140, 50});
  CHECK(view.across.x * kEyeViewWidth == Approx(1.7 * 40));
  CHECK(view.toFrame({kEyeViewWidth / 2.0, kEyeViewHeight / 2.0}).x == Approx(120));
  CHECK(view.toFrame({kEyeViewWidth / 2.0, kEyeViewHeight / 2.0}).y == Approx(50));
}

TEST_CASE("the answer is finite, whatever is seen, and the same for a lighter or darker picture") {
  EyeNetwork network = shipped();
  REQUIRE(network.valid());
  std::vector<float> even(static_cast<std::size_t>(kEyeViewWidth) * kEyeViewHeight * 3, 120.0f);
  CHECK(std::isfinite(network.run(even)));
  std::vector<float> dark(even.size()), light(even.size());
  for (std::size_t i = 0; i < dark.size(); ++i) {
    dark[i] = static_cast<float>(60 + (i * 37) % 120);
    light[i] = dark[i] + 40;
  }
  CHECK(network.run(dark) == Approx(network.run(light)).margin(1e-3));
}

TEST_CASE("a left eye is seen as a mirrored right one") {
  PaintedFrame frame(200, 100, 180);
  const auto symmetric = [](int x, int y) {
    const double fromMiddle = std::abs(x + 0.5 - 100);
    return std::array{fromMiddle * 1.5, 255.0 * y / 100, 90.0};
  };
  frame.colour(symmetric);
  FaceLandmarks face;
  face.fill({100, 50, 0});
  face[landmark::kRightEyeOuter] = {40, 50, 0};
  face[landmark::kRightEyeInner] = {80, 50, 0};
  face[landmark::kLeftEyeInner] = {120, 50, 0};
  face[landmark::kLeftEyeOuter] = {160, 50, 0};
  EyeNetwork network = shipped();
  const EyeShares shares = network.run(frame.view(), face);
  CHECK(shares.left == Approx(shares.right).margin(1e-3));
}

TEST_CASE("weights of another length or beginning are refused, and every eye then counts as open") {
  std::vector<unsigned char> file(kEyeNetworkWeights, kEyeNetworkWeights + kEyeNetworkWeightsSize);
  file.pop_back();
  CHECK_FALSE(EyeNetwork(file).valid());
  file.assign(kEyeNetworkWeights, kEyeNetworkWeights + kEyeNetworkWeightsSize);
  file[0] = 'X';
  EyeNetwork network(file);
  CHECK_FALSE(network.valid());
  std::vector<float> even(static_cast<std::size_t>(kEyeViewWidth) * kEyeViewHeight * 3, 120.0f);
  CHECK(network.run(even) == 1);
}
