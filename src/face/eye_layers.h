#pragma once

#include <cstddef>
#include <span>

namespace qujing {

/// Values height x width x channels, channels innermost. Borrowed memory.
struct LayerMap {
  float* values = nullptr;
  int width = 0, height = 0, channels = 0;

  int size() const { return width * height * channels; }
};

/// One convolution as models/train/weight_file.h writes it; points into the file.
struct LayerBytes {
  const unsigned char *scales = nullptr, *biases = nullptr;  ///< float32, one per output
  const unsigned char* kernel = nullptr;                     ///< int8, rows x outputs
  int rows = 0, outputs = 0;
};

/// Walks a file of 8 magic bytes and layers.
class LayerReader {
 public:
  explicit LayerReader(std::span<const unsigned char> file);
  LayerBytes next(int rows, int outputs);
  /// The bytes were a whole file, no more and no less.
  bool complete() const { return complete_ && rest_.empty(); }

 private:
  std::span<const unsigned char> rest_;
  bool complete_;
};

/// Layers of a network so small that its weights are unpacked as they are used. The result is rectified.
/// 3x3 over all channels, stride input over output, zero padding 1. rows: row, column, channel of the input.
void convolveWindows(const LayerBytes& layer, const LayerMap& input, const LayerMap& output);
/// 3x3 on each channel alone.
void convolveChannels(const LayerBytes& layer, const LayerMap& input, const LayerMap& output);
/// 1x1. added: values like the output's that come in before it is rectified, or null.
void mixChannels(const LayerBytes& layer, const LayerMap& input, const float* added, bool rectify,
                 const LayerMap& output);

}  // namespace qujing
