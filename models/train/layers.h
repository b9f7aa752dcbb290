#pragma once

#include <cstddef>
#include <vector>

/// The layers of the card network with their gradients, for one sample at a time. Maps are height x width x channels,
/// channels innermost and a multiple of 16; the loops are written for a CPU with wide vectors (-march=native).
namespace training {

struct Map {
  int width = 0, height = 0, channels = 0;
  std::vector<float> values;

  void resize(int w, int h, int c);
  /// The same values, counted otherwise.
  void reshape(int w, int h, int c) {
    width = w;
    height = h;
    channels = c;
  }
  int pixels() const { return width * height; }
  float* at(int x, int y) { return &values[(static_cast<std::size_t>(y) * width + x) * channels]; }
  const float* at(int x, int y) const { return &values[(static_cast<std::size_t>(y) * width + x) * channels]; }
};

/// One convolution's place in the flat vector of all weights: `kernel` rows x outputs (output innermost), then biases.
struct Convolution {
  int size = 1, stride = 1, inputs = 0, outputs = 0;
  bool depthwise = false;
  std::size_t kernel = 0, bias = 0;

  int rows() const { return depthwise ? size * size : inputs; }
  std::size_t kernelSize() const { return static_cast<std::size_t>(rows()) * outputs; }
};

/// The 3x3x3 values under each place of the stem's kernel (stride 2, zero padding 1), and a zero: what follows is a
/// product like any other.
constexpr int kGathered = 28;
void gather(const Map& in, Map& out);

/// Depthwise (3 or 5, zero padding size / 2) or pointwise. No activation.
void forward(const Convolution& layer, const float* weights, const Map& in, Map& out);
/// Adds to `gradient` (laid out as the weights) and overwrites inGradient, but for the stem's.
void backward(const Convolution& layer, const float* weights, const Map& in, const Map& outGradient, float* gradient,
              Map& inGradient);

void rectify(Map& map);
/// gradient = 0 where the rectified map is 0.
void rectifyBackward(const Map& rectified, Map& gradient);
void add(const Map& from, Map& to);
/// fine += coarse doubled in size, nearest neighbour, and the way back (coarse is overwritten).
void addDoubled(const Map& coarse, Map& fine);
void addDoubledBackward(const Map& fineGradient, Map& coarseGradient);
/// mean: 1 x 1 x channels.
void average(const Map& map, Map& mean);
void averageBackward(const Map& meanGradient, Map& gradient);
/// Adds one pixel's values to every pixel, and the way back (toGradient is overwritten by the sum over pixels).
void addEverywhere(const Map& one, Map& to);
void addEverywhereBackward(const Map& gradient, Map& oneGradient);

}  // namespace training
