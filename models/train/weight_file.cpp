#include "weight_file.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>

namespace training {
namespace {

constexpr char kMagic[8] = {'Q', 'J', 'C', 'N', 1, 0, 0, 0};

int writtenRows(const Convolution& layer) { return layer.inputs == kGathered ? kGathered - 1 : layer.rows(); }

int writtenOutputs(const Network& network, std::size_t layer) {
  return layer + 1 == network.layers().size() ? Network::kWrittenHead : network.layers()[layer].outputs;
}

}  // namespace

std::string readWeights(const std::string& path, const Network& network, std::vector<float>& weights) {
  std::ifstream file(path, std::ios::binary);
  const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
  if (bytes.size() < sizeof kMagic || !std::equal(kMagic, kMagic + sizeof kMagic, bytes.begin()))
    return path + " is no card network";
  std::size_t at = sizeof kMagic;
  for (std::size_t i = 0; i < network.layers().size(); ++i) {
    const Convolution& layer = network.layers()[i];
    const int outputs = writtenOutputs(network, i);
    const std::size_t kernel = static_cast<std::size_t>(writtenRows(layer)) * outputs;
    if (at + outputs * 8 + kernel > bytes.size()) return path + " ends early";
    std::vector<float> scales(outputs);
    std::memcpy(scales.data(), &bytes[at], outputs * 4);
    std::memcpy(&weights[layer.bias], &bytes[at + outputs * 4], outputs * 4);
    at += outputs * 8;
    for (std::size_t k = 0; k < kernel; ++k)
      weights[layer.kernel + k / outputs * layer.outputs + k % outputs] =
          static_cast<float>(static_cast<std::int8_t>(bytes[at + k])) * scales[k % outputs];
    at += kernel;
  }
  return at == bytes.size() ? "" : path + " is longer than the network";
}

void writeWeights(const std::string& path, const Network& network, const std::vector<float>& weights) {
  std::ofstream file(path + ".new", std::ios::binary);
  file.write(kMagic, sizeof kMagic);
  for (std::size_t i = 0; i < network.layers().size(); ++i) {
    const Convolution& layer = network.layers()[i];
    const int outputs = writtenOutputs(network, i);
    std::vector<float> scales(outputs, 1e-12f);
    auto weight = [&](int row, int output) { return weights[layer.kernel + row * layer.outputs + output]; };
    for (int row = 0; row < writtenRows(layer); ++row)
      for (int o = 0; o < outputs; ++o) scales[o] = std::max(scales[o], std::abs(weight(row, o)) / 127);
    file.write(reinterpret_cast<const char*>(scales.data()), outputs * 4);
    file.write(reinterpret_cast<const char*>(&weights[layer.bias]), outputs * 4);
    for (int row = 0; row < writtenRows(layer); ++row)
      for (int o = 0; o < outputs; ++o)
        file.put(static_cast<char>(std::clamp(std::lround(weight(row, o) / scales[o]), -127L, 127L)));
  }
  file.close();
  std::rename((path + ".new").c_str(), path.c_str());
}

}  // namespace training
