#include "common/weight_reader.h"

#include <catch2/catch_test_macros.hpp>

using namespace qujing;

namespace {

/// The magic, then one convolution of one row and four outputs: scales 0.5, biases 1, 2, 3, 4, kernel 2, -2, 127, -128.
std::vector<unsigned char> weightFile() {
  std::vector<unsigned char> bytes{'Q', 'J', 'C', 'N', 1, 0, 0, 0};
  for (const float value : {0.5f, 0.5f, 0.5f, 0.5f, 1.0f, 2.0f, 3.0f, 4.0f}) {
    const auto* const raw = reinterpret_cast<const unsigned char*>(&value);
    bytes.insert(bytes.end(), raw, raw + sizeof value);
  }
  for (const int weight : {2, -2, 127, -128}) bytes.push_back(static_cast<unsigned char>(weight));
  return bytes;
}

bool isAccepted(const std::vector<unsigned char>& bytes) {
  std::vector<float> weights;
  weights.reserve(100);
  WeightReader reader(bytes, weights);
  reader.next(1, 4);
  return reader.complete();
}

}  // namespace

TEST_CASE("weights are their bytes times the scale of their output") {
  std::vector<float> weights;
  const auto bytes = weightFile();
  weights.reserve(bytes.size());
  WeightReader reader(bytes, weights);
  const ConvolutionWeights read = reader.next(1, 4);
  CHECK(reader.complete());
  CHECK(std::vector(read.kernel, read.kernel + 4) == std::vector{1.0f, -1.0f, 63.5f, -64.0f});
  CHECK(std::vector(read.bias, read.bias + 4) == std::vector{1.0f, 2.0f, 3.0f, 4.0f});
}

TEST_CASE("a weight file that is cut, goes on or begins otherwise is refused") {
  const auto whole = weightFile();
  CHECK(isAccepted(whole));
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const std::vector cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
    CHECK_FALSE(isAccepted(cut));
  }
  auto longer = whole, other = whole;
  longer.push_back(0);
  other[4] = 2;
  CHECK_FALSE(isAccepted(longer));
  CHECK_FALSE(isAccepted(other));
}
