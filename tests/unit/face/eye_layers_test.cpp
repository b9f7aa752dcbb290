#include "face/eye_layers.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstring>
#include <vector>

using namespace qujing;

namespace {

/// One layer of scale 1/2 and these biases.
std::vector<unsigned char> fileOf(std::vector<float> biases, std::vector<int> kernel) {
  std::vector<unsigned char> file{'Q', 'J', 'C', 'N', 1, 0, 0, 0};
  const auto append = [&](float value) {
    unsigned char bytes[4];
    std::memcpy(bytes, &value, sizeof bytes);
    file.insert(file.end(), bytes, bytes + 4);
  };
  for (std::size_t i = 0; i < biases.size(); ++i) append(0.5f);
  for (float bias : biases) append(bias);
  for (int weight : kernel) file.push_back(static_cast<unsigned char>(weight));
  return file;
}

}  // namespace

TEST_CASE("a file of another length or beginning is refused") {
  std::vector<unsigned char> file = fileOf({0, 0}, {1, 2, 3, 4});
  LayerReader whole(file);
  whole.next(2, 2);
  CHECK(whole.complete());
  LayerReader tooShort(file);
  tooShort.next(3, 2);
  CHECK_FALSE(tooShort.complete());
  LayerReader unread(file);
  CHECK_FALSE(unread.complete());
  file[0] = 'X';
  LayerReader other(file);
  CHECK_FALSE(other.complete());
}

TEST_CASE("channels are mixed: scale times the sum, plus bias, plus what is added; rectified when told") {
  const auto file = fileOf({1, -9}, {2, 4, 6, 8});
  LayerReader reader(file);
  const LayerBytes layer = reader.next(2, 2);
  std::array<float, 2> in{3, 1}, out{};
  const std::array<float, 2> added{10, -10};
  const LayerMap input{in.data(), 1, 1, 2}, output{out.data(), 1, 1, 2};
  mixChannels(layer, input, nullptr, false, output);
  CHECK(out == std::array{7.0f, 1.0f});
  mixChannels(layer, input, added.data(), true, output);
  CHECK(out == std::array{17.0f, 0.0f});
}

TEST_CASE("windows of every other pixel begin one before the first; nothing lies outside") {
  // Two channels in, one out: only the middle of the window counts the first, only the upper left the second.
  std::vector<int> kernel(18, 0);
  kernel[4 * 2] = 2;
  kernel[1] = 20;
  const auto file = fileOf({0}, kernel);
  LayerReader reader(file);
  const LayerBytes layer = reader.next(18, 1);
  std::array<float, 32> in{};
  for (int i = 0; i < 16; ++i) in[i * 2] = static_cast<float>(i), in[i * 2 + 1] = 1;
  std::array<float, 4> out{};
  convolveWindows(layer, {in.data(), 4, 4, 2}, {out.data(), 2, 2, 1});
  CHECK(out == std::array{0.0f, 2.0f, 8.0f, 20.0f});
}

TEST_CASE("each channel has its own window") {
  std::vector<int> kernel(18, 0);
  kernel[5 * 2] = 2;      // the first channel moves to the left
  kernel[4 * 2 + 1] = 4;  // the second doubles
  const auto file = fileOf({0, 0}, kernel);
  LayerReader reader(file);
  const LayerBytes layer = reader.next(9, 2);
  std::array<float, 4> in{1, 2, 3, 4}, out{};
  convolveChannels(layer, {in.data(), 2, 1, 2}, {out.data(), 2, 1, 2});
  CHECK(out == std::array{3.0f, 4.0f, 0.0f, 8.0f});
}
