#include "side_cards.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "common/geometry.h"
#include "common/tensor_normalise.h"

namespace training {
namespace {

using qujing::Point;

constexpr std::size_t kHeader = 20;
constexpr std::size_t kRecord = 2 + static_cast<std::size_t>(SideCards::kWidth) * SideCards::kHeight * 3;
constexpr int kOutWidth = 128, kOutHeight = 80;
constexpr int kTaps = 3;  ///< FlatCard has 3x3 pixels for one of the tensor

double uniform(Random& random, double low, double high) {
  return std::uniform_real_distribution<double>(low, high)(random);
}
double normal(Random& random) { return std::normal_distribution<double>()(random); }
bool chance(Random& random, double share) { return uniform(random, 0, 1) < share; }

constexpr std::size_t kNoiseMask = (1 << 18) - 1;

/// Normal numbers, drawn once.
const std::vector<float>& noiseTable() {
  static const std::vector<float> table = [] {
    Random random(1);
    std::vector<float> values(kNoiseMask + 1);
    for (float& value : values) value = static_cast<float>(normal(random));
    return values;
  }();
  return table;
}

/// Light falling on the card: exposure, colour, a slope, a shadow's edge, reflections. Places in shares of the card.
class Light {
 public:
  explicit Light(Random& random)
      : saturation_(chance(random, 0.12) ? 0 : uniform(random, 0.3, 1.3)),
        fade_(chance(random, 0.2) ? uniform(random, 0, 40) : 0) {
    const double gamma = std::exp(uniform(random, -0.35, 0.35)), gain = std::exp(uniform(random, -1.3, 0.25));
    for (int i = 0; i < 256; ++i) tones_[i] = std::pow(i / 255.0, gamma);
    for (double& g : gains_) g = gain * std::exp(normal(random) * 0.12);
    slope_ = {normal(random) * 0.35, normal(random) * 0.35};
    const double angle = uniform(random, 0, 6.283);
    shadowNormal_ = {std::cos(angle), std::sin(angle)};
    shadowAt_ = uniform(random, -0.4, 0.4);
    shadowWidth_ = uniform(random, 0.01, 0.2);
    shadow_ = chance(random, 0.3) ? uniform(random, 0.3, 0.85) : 1;
    const int count = chance(random, 0.3) ? 1 + static_cast<int>(random() % 2) : 0;
    for (int i = 0; i < count; ++i) {
      const double size = uniform(random, 0.03, 0.22);
      glares_[i] = {{uniform(random, 0, 1), uniform(random, 0, 1)},
                    size,
                    size * uniform(random, 0.3, 1),
                    uniform(random, 0, 3.1),
                    uniform(random, 60, 400)};
    }
    glareCount_ = count;
  }

  void apply(double u, double v, float* rgb) const {
    const double side = (u - 0.5) * shadowNormal_.x + (v - 0.5) * shadowNormal_.y - shadowAt_;
    const double dark = shadow_ + (1 - shadow_) / (1 + std::exp(-side / shadowWidth_));
    const double level = std::max(0.15, 1 + (u - 0.5) * slope_.x + (v - 0.5) * slope_.y) * dark;
    double added = 0;
    for (int i = 0; i < glareCount_; ++i) added += glares_[i].at(u, v);
    const float grey = (rgb[0] + rgb[1] + rgb[2]) / 3;
    for (int c = 0; c < 3; ++c) {
      const double tone = tones_[static_cast<int>(std::clamp(grey + (rgb[c] - grey) * saturation_, 0.0, 255.0))];
      const double lit = fade_ + (255 - fade_) * tone * gains_[c] * level + added;
      rgb[c] = static_cast<float>(std::clamp(lit, 0.0, 255.0));
    }
  }

 private:
  struct Glare {
    Point middle;
    double along = 1, across = 1, angle = 0, strength = 0;

    double at(double u, double v) const {
      const double dx = u - middle.x, dy = (v - middle.y) * 0.63, c = std::cos(angle), s = std::sin(angle);
      const double a = (dx * c + dy * s) / along, b = (dy * c - dx * s) / across, r = a * a + b * b;
      return r < 8 ? strength * std::exp(-r * r) : 0;
    }
  };

  double saturation_, fade_;
  std::array<double, 256> tones_{};
  std::array<double, 3> gains_{};
  Point slope_, shadowNormal_;
  double shadowAt_ = 0, shadowWidth_ = 1, shadow_ = 1;
  std::array<Glare, 2> glares_;
  int glareCount_ = 0;
};

/// Fingers and other things that come in over the card's edge.
class Covers {
 public:
  explicit Covers(Random& random) {
    count_ = chance(random, 0.3) ? 1 + static_cast<int>(random() % 3) : 0;
    for (int i = 0; i < count_; ++i) {
      const double t = uniform(random, 0, 1), depth = uniform(random, 0.02, 0.3);
      const Point edges[] = {{t, 0}, {1, t}, {t, 1}, {0, t}};
      const Point inward[] = {{0, 1}, {-1, 0}, {0, -1}, {1, 0}};
      const int edge = static_cast<int>(random() % 4);
      Cover& cover = covers_[i];
      const double lean = normal(random) * 0.4;
      const Point in{inward[edge].x * std::cos(lean) - inward[edge].y * std::sin(lean),
                     inward[edge].x * std::sin(lean) + inward[edge].y * std::cos(lean)};
      cover.tip = edges[edge] + in * depth;
      cover.root = edges[edge] + in * -0.5;
      cover.radius = uniform(random, 0.03, 0.12);
      const bool skin = chance(random, 0.75);
      const double level = uniform(random, 30, 230);
      cover.colour =
          skin ? std::array<double, 3>{level, level * uniform(random, 0.55, 0.8), level * uniform(random, 0.4, 0.7)}
               : std::array<double, 3>{uniform(random, 0, 255), uniform(random, 0, 255), uniform(random, 0, 255)};
    }
  }

  void apply(double u, double v, float* rgb) const {
    for (int i = 0; i < count_; ++i) {
      const Cover& cover = covers_[i];
      const Point scale{1, 0.63}, at{u * scale.x, v * scale.y};
      const Point tip{cover.tip.x, cover.tip.y * 0.63}, root{cover.root.x, cover.root.y * 0.63};
      const Point axis = tip - root;
      const double along = std::clamp(dot(at - root, axis) / dot(axis, axis), 0.0, 1.0);
      const double away = length(at - root - axis * along) / cover.radius;
      if (away > 1) continue;
      const double shade = 0.6 + 0.4 * std::sqrt(1 - away * away);
      for (int c = 0; c < 3; ++c) rgb[c] = static_cast<float>(cover.colour[c] * shade);
    }
  }

 private:
  struct Cover {
    Point root, tip;
    double radius = 0;
    std::array<double, 3> colour{};
  };

  std::array<Cover, 3> covers_;
  int count_ = 0;
};

/// Smooths rows (step 3) or columns by a Gaussian, in place; scratch holds one line.
void smoothLines(std::vector<float>& image, int lines, int length, int lineStride, int step, double deviation,
                 std::vector<float>& scratch) {
  const int reach = static_cast<int>(std::ceil(2.5 * deviation));
  if (reach == 0) return;
  std::vector<float> kernel(reach + 1);
  float sum = 0;
  for (int i = 0; i <= reach; ++i) {
    kernel[i] = static_cast<float>(std::exp(-i * i / (2 * deviation * deviation)));
    sum += (i == 0 ? 1 : 2) * kernel[i];
  }
  scratch.resize(static_cast<std::size_t>(length) * 3);
  for (int line = 0; line < lines; ++line) {
    float* const first = &image[static_cast<std::size_t>(line) * lineStride];
    for (int i = 0; i < length; ++i) std::memcpy(&scratch[i * 3], first + static_cast<std::size_t>(i) * step, 12);
    for (int i = 0; i < length; ++i)
      for (int c = 0; c < 3; ++c) {
        float value = kernel[0] * scratch[i * 3 + c];
        for (int k = 1; k <= reach; ++k)
          value += kernel[k] * (scratch[std::max(0, i - k) * 3 + c] + scratch[std::min(length - 1, i + k) * 3 + c]);
        first[static_cast<std::size_t>(i) * step + c] = value / sum;
      }
  }
}

/// Most pictures are nearly sharp, few are hopeless; motion smears one way more than the other.
void defocus(Map& tensor, Random& random) {
  const double strength = 1.1 * std::pow(uniform(random, 0, 1), 2), skew = std::exp(normal(random) * 0.5);
  std::vector<float> scratch;
  if (strength * skew > 0.2)
    smoothLines(tensor.values, kOutHeight, kOutWidth, kOutWidth * 3, 3, strength * skew, scratch);
  if (strength / skew > 0.2)
    smoothLines(tensor.values, kOutWidth, kOutHeight, 3, kOutWidth * 3, strength / skew, scratch);
}

qujing::Quad jittered(Random& random, bool turned, bool mirrored) {
  constexpr double w = SideCards::kWidth, h = SideCards::kHeight;
  const double error = w * (chance(random, 0.12) ? 0.022 : 0.007);
  std::array<Point, 4> corners{Point{0, 0}, Point{w, 0}, Point{w, h}, Point{0, h}};
  for (Point& p : corners) p = p + Point{normal(random), normal(random)} * error;
  if (turned) std::rotate(corners.begin(), corners.begin() + 2, corners.end());
  if (mirrored) {
    std::swap(corners[0], corners[1]);
    std::swap(corners[2], corners[3]);
  }
  return qujing::Quad::fromCorners(corners);
}

/// The means of the 3x3 pixels that the engine takes for one of the tensor.
void shrink(const std::uint8_t* card, const qujing::Quad& quad, Map& tensor) {
  const qujing::Quad out{{0, 0}, {kOutWidth, 0}, {kOutWidth, kOutHeight}, {0, kOutHeight}};
  const auto map = qujing::homographyBetween(out, quad);
  tensor.resize(kOutWidth, kOutHeight, 3);
  for (int y = 0; y < kOutHeight; ++y)
    for (int x = 0; x < kOutWidth; ++x) {
      int sums[3] = {};
      for (int tap = 0; tap < kTaps * kTaps; ++tap) {
        const int column = tap % kTaps, row = tap / kTaps;
        const Point at = map->map({x + (column + 0.5) / kTaps, y + (row + 0.5) / kTaps});
        const int u = std::clamp(static_cast<int>(at.x), 0, SideCards::kWidth - 1);
        const int v = std::clamp(static_cast<int>(at.y), 0, SideCards::kHeight - 1);
        for (int c = 0; c < 3; ++c) sums[c] += card[(static_cast<std::size_t>(v) * SideCards::kWidth + u) * 3 + c];
      }
      for (int c = 0; c < 3; ++c) tensor.at(x, y)[c] = static_cast<float>(sums[c]) / (kTaps * kTaps);
    }
}

void expose(Random& random, Map& tensor) {
  const Light light(random);
  const Covers covers(random);
  const float noise = static_cast<float>(chance(random, 0.5) ? uniform(random, 0, 3) : uniform(random, 0, 9));
  const std::vector<float>& table = noiseTable();
  std::size_t draw = random();
  auto grain = [&] { return table[draw++ & kNoiseMask]; };
  for (int y = 0; y < kOutHeight; ++y)
    for (int x = 0; x < kOutWidth; ++x) {
      float* const rgb = tensor.at(x, y);
      const double u = (x + 0.5) / kOutWidth, v = (y + 0.5) / kOutHeight;
      light.apply(u, v, rgb);
      covers.apply(u, v, rgb);
      const float shared = grain() * noise;
      for (int c = 0; c < 3; ++c) rgb[c] = std::clamp(rgb[c] + shared + grain() * noise * 0.3f, 0.0f, 255.0f);
    }
}

}  // namespace

SideCards::SideCards(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDONLY);
  struct stat about{};
  if (descriptor < 0 || fstat(descriptor, &about) != 0) return;
  bytes_ = static_cast<std::size_t>(about.st_size);
  data_ = mmap(nullptr, bytes_, PROT_READ, MAP_SHARED, descriptor, 0);
  close(descriptor);
  if (data_ == MAP_FAILED || bytes_ < kHeader || std::memcmp(data_, "QJSIDES1", 8) != 0) return;
  count_ = (bytes_ - kHeader) / kRecord;
}

SideCards::~SideCards() {
  if (data_ != nullptr && data_ != MAP_FAILED) munmap(data_, bytes_);
}

const std::uint8_t* SideCards::record(std::size_t index) const {
  return static_cast<const std::uint8_t*>(data_) + kHeader + index * kRecord;
}

void drawSide(const SideCards& cards, std::size_t index, Random& random, Map& tensor, Map& target) {
  const bool turned = chance(random, 0.5);
  // A mirrored card is nobody's card.
  const bool mirrored = chance(random, 0.03);
  shrink(cards.rgb(index), jittered(random, turned, mirrored), tensor);
  if (chance(random, 0.7)) defocus(tensor, random);
  expose(random, tensor);
  qujing::normaliseTensor(tensor.values, kOutWidth, kOutHeight, kOutWidth * 3);
  const int label = mirrored ? 0 : cards.label(index);
  target.resize(1, 1, Network::kSides);
  std::fill(target.values.begin(), target.values.end(), 0.0f);
  target.values[label == 0 ? 0 : 2 * label - 1 + (turned ? 1 : 0)] = 1;
}

}  // namespace training
