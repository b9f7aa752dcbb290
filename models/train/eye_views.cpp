#include "eye_views.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>

#include "common/geometry.h"
#include "common/tensor_normalise.h"

namespace training {
namespace {

using qujing::Point;

constexpr std::size_t kHeader = 20;
constexpr std::size_t kRecord = 8 + static_cast<std::size_t>(EyeViews::kWidth) * EyeViews::kHeight * 3;
constexpr int kOutWidth = 32, kOutHeight = 20;
constexpr double kShown = 1.7;  ///< src/face/eye_network.cpp, kAroundEye
constexpr int kTaps = 2;        ///< a view has some 2x2 pixels for one of the tensor

double uniform(Random& random, double low, double high) {
  return std::uniform_real_distribution<double>(low, high)(random);
}
double normal(Random& random) { return std::normal_distribution<double>()(random); }
bool chance(Random& random, double share) { return uniform(random, 0, 1) < share; }

/// Where the landmarks think that the eye is.
struct Placing {
  Point middle{EyeViews::kWidth / 2.0, EyeViews::kHeight / 2.0};
  Point across{kShown / EyeViews::kAroundEye * EyeViews::kWidth / kOutWidth, 0};
  double high = 1;

  Placing() = default;
  explicit Placing(Random& random) {
    constexpr double eye = EyeViews::kWidth / EyeViews::kAroundEye;
    middle = middle + Point{normal(random), normal(random)} * (0.05 * eye);
    const double angle = 0.06 * normal(random), scale = std::exp(0.07 * normal(random)) * across.x;
    across = {std::cos(angle) * scale, std::sin(angle) * scale};
    high = std::exp(0.05 * normal(random));
  }
  Point at(double u, double v) const {
    const double x = u - kOutWidth / 2.0, y = (v - kOutHeight / 2.0) * high;
    return middle + across * x + Point{-across.y, across.x} * y;
  }
};

/// Adds the bilinear blend of a place to rgb.
void addBlend(const std::uint8_t* view, Point p, float* rgb) {
  const double left = std::floor(p.x - 0.5), top = std::floor(p.y - 0.5);
  const float fx = static_cast<float>(p.x - 0.5 - left), fy = static_cast<float>(p.y - 0.5 - top);
  const float weights[] = {(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy};
  for (int k = 0; k < 4; ++k) {
    const int x = std::clamp(static_cast<int>(left) + k % 2, 0, EyeViews::kWidth - 1);
    const int y = std::clamp(static_cast<int>(top) + k / 2, 0, EyeViews::kHeight - 1);
    const std::uint8_t* const pixel = view + (static_cast<std::size_t>(y) * EyeViews::kWidth + x) * 3;
    for (int c = 0; c < 3; ++c) rgb[c] += weights[k] * static_cast<float>(pixel[c]);
  }
}

/// Tone, colour, a slope of light, a lamp's reflection, noise.
class Light {
 public:
  explicit Light(Random& random)
      : random_(random),
        saturation_(chance(random, 0.2) ? 0 : uniform(random, 0.3, 1.3)),
        slope_{0.25 * normal(random), 0.25 * normal(random)},
        noise_(chance(random, 0.5) ? uniform(random, 0, 8) : 0) {
    const double tone = std::exp(0.25 * normal(random));
    for (int i = 0; i < 256; ++i) tones_[i] = static_cast<float>(255 * std::pow(i / 255.0, tone));
    for (double& tint : tints_) tint = std::exp(0.06 * normal(random));
    if (!chance(random, 0.1)) return;
    lamp_ = {uniform(random, 0, 1), uniform(random, 0, 1)};
    size_ = uniform(random, 0.03, 0.2);
    strength_ = uniform(random, 20, 250);
  }

  void apply(double u, double v, float* rgb) {
    const Point away{(u - lamp_.x) / size_, (v - lamp_.y) * 0.6 / size_};
    const double level = 1 + (u - 0.5) * slope_.x + (v - 0.5) * slope_.y;
    const double added = strength_ * std::exp(-dot(away, away)) + noise_ * grain();
    const double grey = 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2];
    for (int c = 0; c < 3; ++c) {
      const double value = std::clamp((grey + (rgb[c] - grey) * saturation_) * tints_[c], 0.0, 255.0);
      rgb[c] = static_cast<float>(std::clamp(tones_[static_cast<int>(value)] * level + added, 0.0, 255.0));
    }
  }

 private:
  /// Of deviation 1, nearly normal: the sum of four evenly spread numbers.
  double grain() {
    const unsigned bits = random_();
    const double sum = (bits & 255) + (bits >> 8 & 255) + (bits >> 16 & 255) + (bits >> 24);
    return (sum - 510) / 147.8;
  }

  Random& random_;
  std::array<float, 256> tones_{};
  double saturation_;
  double tints_[3];
  Point slope_;
  double noise_;
  Point lamp_;
  double size_ = 1, strength_ = 0;
};

/// Something over a part of the eye's surroundings: hair, a finger, a frame. Not over the eye's middle.
void cover(Random& random, Map& tensor) {
  const bool side = chance(random, 0.5), end = chance(random, 0.5);
  const int length = side ? kOutWidth : kOutHeight;
  const int depth = 1 + static_cast<int>(random() % (length / 5));
  const float level = static_cast<float>(uniform(random, 0, 255));
  for (int y = 0; y < kOutHeight; ++y)
    for (int x = 0; x < kOutWidth; ++x) {
      const int at = side ? x : y;
      if (end ? at >= length - depth : at < depth) std::fill_n(tensor.at(x, y), 3, level);
    }
}

}  // namespace

EyeViews::EyeViews(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  bytes_.assign(std::istreambuf_iterator<char>(file), {});
  if (bytes_.size() < kHeader || std::memcmp(bytes_.data(), "QJEYES01", 8) != 0) return;
  count_ = (bytes_.size() - kHeader) / kRecord;
}

const std::uint8_t* EyeViews::record(std::size_t index) const { return &bytes_[kHeader + index * kRecord]; }

int EyeViews::face(std::size_t index) const {
  std::uint16_t value;
  std::memcpy(&value, record(index), sizeof value);
  return value;
}

double EyeViews::eyeWidth(std::size_t index) const {
  std::uint16_t value;
  std::memcpy(&value, record(index) + 2, sizeof value);
  return value / 64.0;
}

float EyeViews::open(std::size_t index) const {
  float value;
  std::memcpy(&value, record(index) + 4, sizeof value);
  return value;
}

void drawEye(const EyeViews& eyes, std::size_t index, Random* random, Map& tensor) {
  const Placing placing = random != nullptr ? Placing(*random) : Placing();
  tensor.resize(kOutWidth, kOutHeight, 3);
  for (int y = 0; y < kOutHeight; ++y)
    for (int x = 0; x < kOutWidth; ++x) {
      float* const rgb = tensor.at(x, y);
      std::fill_n(rgb, 3, 0.0f);
      for (int tap = 0; tap < kTaps * kTaps; ++tap)
        addBlend(eyes.rgb(index), placing.at(x + (tap % kTaps + 0.5) / kTaps, y + (tap / kTaps + 0.5) / kTaps), rgb);
      for (int c = 0; c < 3; ++c) rgb[c] /= kTaps * kTaps;
    }
  if (random != nullptr) {
    Light light(*random);
    for (int y = 0; y < kOutHeight; ++y)
      for (int x = 0; x < kOutWidth; ++x) light.apply((x + 0.5) / kOutWidth, (y + 0.5) / kOutHeight, tensor.at(x, y));
    if (chance(*random, 0.1)) cover(*random, tensor);
  }
  qujing::normaliseTensor(tensor.values, kOutWidth, kOutHeight, kOutWidth * 3);
}

}  // namespace training
