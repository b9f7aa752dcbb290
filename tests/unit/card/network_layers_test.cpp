#include "common/network_layers.h"

#include <array>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "card/card_network.h"
#include "card/card_network_weights.h"

using namespace qujing;
using Catch::Approx;

namespace {
std::vector<float> filled(int count, float value) { return std::vector<float>(static_cast<std::size_t>(count), value); }
}  // namespace

TEST_CASE("a depthwise kernel of ones counts the neighbours that exist") {
  auto in = filled(3 * 3 * 4, 1), out = filled(3 * 3 * 4, -1);
  const auto ones = filled(9 * 4, 1), bias = filled(4, 0);
  auto padded = filled(5 * 5 * 4, 7);
  convolveDepthwise({in.data(), 3, 3, 4}, {ones.data(), bias.data()}, 3, 1, padded, {out.data(), 3, 3, 4});
  CHECK(out[0] == 4);          // a corner has three neighbours
  CHECK(out[4 * 4] == 9);      // the middle has eight
  CHECK(out[1 * 4 + 3] == 6);  // an edge has five
}

TEST_CASE("a pointwise layer weighs channels, adds the residual and cuts below zero") {
  std::vector<float> in{1, 2, 3, 4}, out(8), residual(8, 10.0f), bias(8, -12.0f);
  std::vector<float> kernel(4 * 8, 0.0f);
  kernel[0 * 8 + 0] = 1;  // output 0 takes input 0
  kernel[3 * 8 + 1] = 2;  // output 1 takes twice input 3
  const FeatureMap added{residual.data(), 1, 1, 8};
  convolvePointwise({in.data(), 1, 1, 4}, {kernel.data(), bias.data()}, &added, true, {out.data(), 1, 1, 8});
  CHECK(out[0] == 0);  // 1 - 12 + 10 < 0
  CHECK(out[1] == 6);  // 8 - 12 + 10
  convolvePointwise({in.data(), 1, 1, 4}, {kernel.data(), bias.data()}, nullptr, false, {out.data(), 1, 1, 8});
  CHECK(out[0] == -11);
}

TEST_CASE("doubling adds each coarse pixel to its four fine ones") {
  std::vector<float> coarse{1, 1, 1, 1, -5, -5, -5, -5}, fine(4 * 2 * 4, 2.0f);
  addDoubled({coarse.data(), 2, 1, 4}, {fine.data(), 4, 2, 4});
  CHECK(fine[0] == 3);
  CHECK(fine[2 * 4] == 0);
}

TEST_CASE("weights that are truncated or not ours are refused") {
  const std::span<const unsigned char> weights{kCardNetworkWeights, kCardNetworkWeightsSize};
  CHECK(CardNetwork(weights).valid());
  CHECK_FALSE(CardNetwork(weights.first(weights.size() - 1)).valid());
  CHECK_FALSE(CardNetwork(weights.subspan(1)).valid());
  CHECK_FALSE(CardNetwork({}).valid());
}
