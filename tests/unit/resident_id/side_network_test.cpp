#include "resident_id/side_network.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "resident_id/side_network_weights.h"

using namespace qujing;

namespace {
std::vector<unsigned char> shipped() { return {kSideNetworkWeights, kSideNetworkWeights + kSideNetworkWeightsSize}; }
}  // namespace

TEST_CASE("the shipped side network is whole, one that is cut, goes on or begins otherwise is refused") {
  CHECK(SideNetwork(shipped()).valid());
  auto cut = shipped(), longer = shipped(), other = shipped();
  cut.pop_back();
  longer.push_back(0);
  other[0] = 'q';
  CHECK_FALSE(SideNetwork(cut).valid());
  CHECK_FALSE(SideNetwork(longer).valid());
  CHECK_FALSE(SideNetwork(other).valid());
  CHECK_FALSE(SideNetwork({}).valid());
}

TEST_CASE("the shares are one in all, and run after run the same") {
  const auto weights = shipped();
  SideNetwork network(weights);
  std::vector<float> tensor(SideNetwork::kWidth * SideNetwork::kHeight * 3);
  for (std::size_t i = 0; i < tensor.size(); ++i) tensor[i] = static_cast<float>(i % 23) / 11 - 1;
  const SideShares first = network.run(tensor), second = network.run(tensor);
  const auto [other, portrait, emblem] = first;
  CHECK(other + portrait[0] + portrait[1] + emblem[0] + emblem[1] == Catch::Approx(1));
  CHECK(second.other == first.other);
  CHECK(second.portrait == first.portrait);
}
