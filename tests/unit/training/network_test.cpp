#include "network.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "card/card_network.h"
#include "resident_id/side_network.h"
#include "weight_file.h"

using namespace training;

namespace {

constexpr int kWidth = 32, kHeight = 48;

std::vector<float> drawn(std::size_t count, float deviation, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(0, deviation);
  std::vector<float> values(count);
  for (float& value : values) value = normal(random);
  return values;
}

std::vector<float> someWeights(const Network& network) {
  std::vector<float> weights(network.weightCount());
  for (const Convolution& layer : network.layers()) {
    const auto kernel = drawn(layer.kernelSize(), std::sqrt(1.4f / static_cast<float>(layer.rows())),
                              static_cast<unsigned>(layer.kernel));
    std::copy(kernel.begin(), kernel.end(), weights.begin() + static_cast<std::ptrdiff_t>(layer.kernel));
    std::fill_n(weights.begin() + static_cast<std::ptrdiff_t>(layer.bias), layer.outputs, 0.05f);
  }
  return weights;
}

/// The network's file; the weights become those that it holds.
std::vector<unsigned char> written(const Network& network, std::vector<float>& weights) {
  const std::string path = std::filesystem::temp_directory_path() / "qujing_network_test.bin";
  writeWeights(path, network, weights);
  REQUIRE(readWeights(path, network, weights).empty());
  std::ifstream file(path, std::ios::binary);
  const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
  std::filesystem::remove(path);
  return {bytes.begin(), bytes.end()};
}

Network::Tape tapeWithInput(int width, int height) {
  Network::Tape tape;
  tape.values.resize(1);
  tape.values[0].resize(width, height, 3);
  tape.values[0].values = drawn(static_cast<std::size_t>(width) * height * 3, 1, 2);
  return tape;
}

double sumOf(const Map& map) {
  double sum = 0;
  for (const float value : map.values) sum += value;
  return sum;
}

}  // namespace

TEST_CASE("the trainer's gradient points where the loss grows") {
  const Network network = Network::card();
  std::vector<float> weights = someWeights(network);
  Network::Tape tape = tapeWithInput(kWidth, kHeight);
  const double before = sumOf(network.forward(weights.data(), tape));
  tape.gradients.back().resize(kWidth / 4, kHeight / 4, Network::kHeadOutputs);
  std::fill(tape.gradients.back().values.begin(), tape.gradients.back().values.end(), 1.0f);
  std::vector<float> gradient(weights.size());
  network.backward(weights.data(), tape, gradient.data());
  // One small step along the gradient of each layer alone: the loss grows by step * |gradient|^2.
  for (const Convolution& layer : network.layers()) {
    double squared = 0;
    for (std::size_t i = layer.kernel; i < layer.bias + layer.outputs; ++i)
      squared += static_cast<double>(gradient[i]) * gradient[i];
    REQUIRE(squared > 0);
    const double step = 0.05 * std::abs(before) / squared / 10;
    std::vector<float> moved = weights;
    for (std::size_t i = layer.kernel; i < layer.bias + layer.outputs; ++i)
      moved[i] += static_cast<float>(step * gradient[i]);
    const double after = sumOf(network.forward(moved.data(), tape));
    CHECK(after - before == Catch::Approx(step * squared).epsilon(0.15));
  }
}

TEST_CASE("the engine runs the network that was trained, to the precision of its 8-bit weights") {
  const Network network = Network::card();
  std::vector<float> weights = someWeights(network);
  const auto bytes = written(network, weights);
  Network::Tape tape = tapeWithInput(kWidth, kHeight);
  std::vector<float> tensor = tape.values[0].values;
  const Map& logits = network.forward(weights.data(), tape);
  qujing::CardNetwork engine(bytes);
  REQUIRE(engine.valid());
  const qujing::CardMaps maps = engine.run(tensor, kWidth, kHeight);
  REQUIRE(maps.width == logits.width);
  for (int p = 0; p < logits.pixels(); ++p) {
    const float cover = 1 / (1 + std::exp(-logits.values[p * Network::kHeadOutputs]));
    const float outline = 1 / (1 + std::exp(-logits.values[p * Network::kHeadOutputs + 1]));
    REQUIRE(maps.cover[p] == Catch::Approx(cover).margin(1e-3));
    REQUIRE(maps.outline[p] == Catch::Approx(outline).margin(1e-3));
  }
}

TEST_CASE("the engine tells the sides by the network that was trained to") {
  const Network network = Network::side();
  std::vector<float> weights = someWeights(network);
  const auto bytes = written(network, weights);
  Network::Tape tape = tapeWithInput(qujing::SideNetwork::kWidth, qujing::SideNetwork::kHeight);
  std::vector<float> tensor = tape.values[0].values;
  const Map& logits = network.forward(weights.data(), tape);
  qujing::SideNetwork engine(bytes);
  REQUIRE(engine.valid());
  const qujing::SideShares shares = engine.run(tensor);
  double sum = 0;
  for (int k = 0; k < Network::kSides; ++k) sum += std::exp(logits.values[k]);
  const double told[] = {shares.other, shares.portrait[0], shares.portrait[1], shares.emblem[0], shares.emblem[1]};
  for (int k = 0; k < Network::kSides; ++k)
    CHECK(told[k] == Catch::Approx(std::exp(logits.values[k]) / sum).margin(1e-3));
}
