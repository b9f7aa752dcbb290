#include "common/separable_layer.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <vector>

using namespace qujing;

namespace {

constexpr int kChannels = 8, kSide = 4;

/// The depthwise part passes its input on, the pointwise part answers -1 everywhere; `input` counts up from 1.
std::vector<float> outputOf(int stride) {
  std::vector<float> pass(9 * kChannels, 0.0f), none(kChannels * kChannels, 0.0f), zero(kChannels, 0.0f);
  std::vector<float> minusOne(kChannels, -1.0f), input(kSide * kSide * kChannels), output(input.size(), 99.0f);
  std::fill_n(pass.begin() + 4 * kChannels, kChannels, 1.0f);
  for (std::size_t i = 0; i < input.size(); ++i) input[i] = static_cast<float>(i + 1);
  const FeatureMap map{input.data(), kSide, kSide, kChannels};
  std::vector<float> padded(paddedSize(map, 3)), between(input.size());
  const SeparableLayer layer{
      {pass.data(), zero.data()}, {none.data(), minusOne.data()}, kChannels, kChannels, 3, stride};
  const FeatureMap result = applySeparable(layer, map, padded, between.data(), output.data());
  output.resize(result.size());
  return output;
}

}  // namespace

TEST_CASE("a layer of equal width and stride 1 adds its input before it cuts below zero") {
  const auto output = outputOf(1);
  REQUIRE(output.size() == kSide * kSide * kChannels);
  CHECK(output[0] == 0);
  CHECK(output[1] == 1);
  CHECK(output.back() == kSide * kSide * kChannels - 1);
}

TEST_CASE("a layer of stride 2 halves its input and adds nothing") {
  const auto output = outputOf(2);
  REQUIRE(output.size() == kSide / 2 * kSide / 2 * kChannels);
  for (const float value : output) CHECK(value == 0);
}
