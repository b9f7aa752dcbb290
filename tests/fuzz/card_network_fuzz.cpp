// Any bytes as weights: refused, or a network whose maps stay within their arrays.
#include <algorithm>
#include <vector>

#include "card/card_network.h"
#include "card/card_network_weights.h"
#include "input.h"

using namespace qujing;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzInput input(data, size);
  std::vector<unsigned char> weights(kCardNetworkWeights, kCardNetworkWeights + kCardNetworkWeightsSize);
  for (int i = 0; i < 64 && input.restSize() > 0; ++i)
    weights[input.take<std::uint32_t>() % weights.size()] = input.take<std::uint8_t>();
  weights.resize(weights.size() - std::min<std::size_t>(weights.size(), input.upTo(1) == 0 ? input.upTo(65535) : 0));
  CardNetwork network(weights);
  if (!network.valid()) return 0;
  std::vector<float> tensor(32 * 48 * 3, 0.5f);
  const CardMaps maps = network.run(tensor, 48, 32);
  float sum = 0;
  for (int i = 0; i < maps.width * maps.height; ++i) sum += maps.cover[i] + maps.outline[i];
  return sum < -1 ? 1 : 0;
}
