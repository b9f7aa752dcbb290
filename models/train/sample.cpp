#include "sample.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "common/patch.h"
#include "common/tensor_normalise.h"
#include "network.h"

namespace training {
namespace {

using qujing::Patch;
using qujing::Point;
using qujing::Quad;

constexpr int kStride = 4;                         ///< kCardMapStride
constexpr int kLookWidth = 128, kLookHeight = 96;  ///< kCloserWidth, kCloserHeight of src/card/card_view.cpp

double uniform(Random& random, double low, double high) {
  return std::uniform_real_distribution<double>(low, high)(random);
}
double normal(Random& random) { return std::normal_distribution<double>()(random); }
bool chance(Random& random, double share) { return uniform(random, 0, 1) < share; }
int pick(Random& random, int count) { return std::uniform_int_distribution<int>(0, count - 1)(random); }

/// As a phone's, a webcam's and a square frame give.
constexpr std::array<std::array<int, 2>, 4> kShapes{{{192, 112}, {192, 112}, {192, 144}, {192, 192}}};

/// A zoomed, turned and mirrored crop. Of the tensor's sides up to 11 pixels are left as padding.
Patch frameView(const Record& record, Random& random, Map& tensor) {
  auto [width, height] = kShapes[pick(random, kShapes.size())];
  if (chance(random, 0.5)) std::swap(width, height);
  tensor.resize(width, height, 3);
  const int usedWidth = width - pick(random, 12), usedHeight = height - pick(random, 12);
  const bool turned = record.width != record.height && usedWidth != usedHeight
                          ? (record.width < record.height) != (usedWidth < usedHeight)
                          : chance(random, 0.5);
  const double w = turned ? record.height : record.width, h = turned ? record.width : record.height;
  double zoom = std::min(w / usedWidth, h / usedHeight) * uniform(random, 0.8, 1.0);
  if (chance(random, 0.25)) zoom *= uniform(random, 1.0, 1.6);
  auto place = [&](double room) { return uniform(random, std::min(0.0, room), std::max(0.0, room) + 1e-6); };
  Patch view{{place(w - zoom * usedWidth), place(h - zoom * usedHeight)}, {zoom, 0}, {0, zoom}, usedWidth, usedHeight};
  auto reflect = [](Patch& v, double Point::* axis, double extent) {
    v.origin.*axis = extent - v.origin.*axis;
    v.across.*axis = -(v.across.*axis);
    v.down.*axis = -(v.down.*axis);
  };
  if (chance(random, 0.5)) reflect(view, &Point::x, w);
  if (chance(random, 0.5)) reflect(view, &Point::y, h);
  if (turned)
    for (Point* p : {&view.origin, &view.across, &view.down}) std::swap(p->x, p->y);
  return view;
}

Quad anywhere(const Record& record, Random& random) {
  const double side = std::min(record.width, record.height);
  const Point middle{uniform(random, 0.2, 0.8) * record.width, uniform(random, 0.2, 0.8) * record.height};
  const double turn = uniform(random, 0, 6.283), half = side * uniform(random, 0.12, 0.5);
  const Point across = Point{std::cos(turn), std::sin(turn)} * half, down = Point{-across.y, across.x} * 0.63;
  return {middle - across - down, middle + across - down, middle + across + down, middle - across + down};
}

/// What a rough quad may be: the card with wrong corners, another thing, or nothing at all.
Quad roughQuad(const Record& record, Random& random) {
  const int things = static_cast<int>(record.quads.size());
  if (things == 0 || chance(random, 0.08)) return anywhere(record, random);
  const int which = record.cards > 0 && chance(random, 0.8) ? pick(random, record.cards) : pick(random, things);
  auto corners = record.quads[which].corners();
  for (Point& p : corners) {
    p.x = std::clamp(p.x, 0.0, double(record.width));
    p.y = std::clamp(p.y, 0.0, double(record.height));
  }
  const double size = distance(corners[0], corners[2]);
  const double error = size * std::abs(normal(random)) * (chance(random, 0.25) ? 0.16 : 0.04);
  for (Point& p : corners) p = p + Point{normal(random), normal(random)} * error;
  const int start = chance(random, 0.12) ? pick(random, 4) : 2 * pick(random, 2);
  std::rotate(corners.begin(), corners.begin() + start, corners.end());
  return Quad::fromCorners(corners);
}

Patch closerView(const Record& record, Random& random, Map& tensor) {
  tensor.resize(kLookWidth, kLookHeight, 3);
  Patch view = patchAround(roughQuad(record, random), kLookWidth, kLookHeight, uniform(random, 0.06, 0.24));
  if (chance(random, 0.5)) {
    view.origin = view.origin + view.across * kLookWidth;
    view.across = view.across * -1;
  }
  return view;
}

/// Exposure, gamma and white balance.
struct Light {
  std::array<std::array<float, 256>, 3> tables;

  explicit Light(Random& random) {
    const double gamma = std::exp(uniform(random, -0.35, 0.35)), gain = std::exp(uniform(random, -0.5, 0.25));
    for (auto& table : tables) {
      const double balance = std::exp(uniform(random, -0.12, 0.12));
      for (int i = 0; i < 256; ++i)
        table[i] = static_cast<float>(std::min(255.0, 255 * gain * balance * std::pow(i / 255.0, gamma)));
    }
  }
};

/// Adds a bilinear sample; what lies outside of the record repeats its border.
void addPixel(const Record& record, float x, float y, float* rgb) {
  x = std::clamp(x - 0.5f, 0.0f, static_cast<float>(record.width) - 1.001f);
  y = std::clamp(y - 0.5f, 0.0f, static_cast<float>(record.height) - 1.001f);
  const int left = static_cast<int>(x), top = static_cast<int>(y);
  const float right = x - static_cast<float>(left), lower = y - static_cast<float>(top);
  const float w11 = right * lower, w01 = right - w11, w10 = lower - w11, w00 = 1 - right - w10;
  const std::uint8_t* const above = record.rgb + (static_cast<std::size_t>(top) * Record::kSide + left) * 3;
  const std::uint8_t* const below = above + Record::kSide * 3;
  for (int c = 0; c < 3; ++c) rgb[c] += w00 * above[c] + w01 * above[c + 3] + w10 * below[c] + w11 * below[c + 3];
}

const std::vector<float>& noiseTable() {
  static const std::vector<float> table = [] {
    Random random(1);
    std::vector<float> values(1 << 20);
    for (float& value : values) value = static_cast<float>(normal(random));
    return values;
  }();
  return table;
}

void drawPixels(const Record& record, const Patch& view, Random& random, Map& tensor) {
  const Light light(random);
  const float colour = static_cast<float>(std::max(0.0, uniform(random, -0.3, 1.3)));
  const float sigma = static_cast<float>(std::pow(uniform(random, 0, 1), 3) * 5);
  const auto& noise = noiseTable();
  std::size_t draw = random();
  const int taps = length(view.across) > 1.3 ? 2 : 1;
  const float share = 1.0f / static_cast<float>(taps * taps);
  const auto inside = [&](float x, float y) {
    return x >= 0 && y >= 0 && x < static_cast<float>(record.width) && y < static_cast<float>(record.height);
  };
  const float ax = static_cast<float>(view.across.x), ay = static_cast<float>(view.across.y);
  const float dx = static_cast<float>(view.down.x), dy = static_cast<float>(view.down.y);
  for (int y = 0; y < view.height; ++y) {
    const Point start = view.toFrame({0, static_cast<double>(y)});
    float fx = static_cast<float>(start.x), fy = static_cast<float>(start.y);
    for (int x = 0; x < view.width; ++x, fx += ax, fy += ay) {
      float* const pixel = tensor.at(x, y);
      if (!inside(fx + (ax + dx) / 2, fy + (ay + dy) / 2)) {
        std::fill_n(pixel, 3, qujing::kNoPicture);
        continue;
      }
      std::fill_n(pixel, 3, 0.0f);
      for (int row = 0; row < taps; ++row)
        for (int column = 0; column < taps; ++column) {
          const float u = (static_cast<float>(column) + 0.5f) / static_cast<float>(taps);
          const float v = (static_cast<float>(row) + 0.5f) / static_cast<float>(taps);
          addPixel(record, fx + ax * u + dx * v, fy + ay * u + dy * v, pixel);
        }
      for (int c = 0; c < 3; ++c) pixel[c] = light.tables[c][static_cast<int>(pixel[c] * share + 0.5f)];
      const float grey = (pixel[0] + pixel[1] + pixel[2]) / 3;
      for (int c = 0; c < 3; ++c)
        pixel[c] = std::clamp(grey + (pixel[c] - grey) * colour + sigma * noise[draw++ % noise.size()], 0.0f, 255.0f);
    }
  }
}

/// Cover and outline of one card (tensor pixels, clockwise) into the maps; several cards take the larger.
void drawMaps(const Quad& quad, Map& maps) {
  const auto c = quad.corners();
  for (int y = 0; y < maps.height; ++y)
    for (int x = 0; x < maps.width; ++x) {
      const Point at{(x + 0.5) * kStride, (y + 0.5) * kStride};
      double inside = 1e9, toEdge = 1e9;
      for (int i = 0; i < 4; ++i) {
        const Point side = c[(i + 1) % 4] - c[i], to = at - c[i];
        const double sideLength = std::max(length(side), 1e-6);
        inside = std::min(inside, cross(side, to) / sideLength);
        const double t = std::clamp(dot(to, side) / (sideLength * sideLength), 0.0, 1.0);
        toEdge = std::min(toEdge, length(to - side * t));
      }
      const double near = toEdge / (0.7 * kStride);
      float* const cell = maps.at(x, y);
      cell[0] = std::max(cell[0], static_cast<float>(std::clamp(0.5 + inside / kStride, 0.0, 1.0)));
      cell[1] = std::max(cell[1], static_cast<float>(std::exp(-near * near / 2)));
    }
}

/// Where there is no picture there is nothing to draw.
void maskMaps(const Map& tensor, Map& maps) {
  for (int y = 0; y < maps.height; ++y)
    for (int x = 0; x < maps.width; ++x) {
      int seen = 0;
      for (int i = 0; i < kStride * kStride; ++i)
        seen += *tensor.at(x * kStride + i % kStride, y * kStride + i / kStride) != qujing::kNoPicture;
      for (int m = 0; m < maps.channels; ++m) maps.at(x, y)[m] *= static_cast<float>(seen) / (kStride * kStride);
    }
}

Quad clockwise(const Quad& q) {
  return qujing::area(q) >= 0 ? q : Quad{q.topLeft, q.bottomLeft, q.bottomRight, q.topRight};
}

}  // namespace

void drawSample(const Record& record, View view, Random& random, Sample& sample) {
  const Patch patch =
      view == View::frame ? frameView(record, random, sample.tensor) : closerView(record, random, sample.tensor);
  drawPixels(record, patch, random, sample.tensor);
  Map& tensor = sample.tensor;
  // What is beyond the view, but in the tensor, shows nothing either.
  for (int y = 0; y < tensor.height; ++y)
    for (int x = 0; x < tensor.width; ++x)
      if (x >= patch.width || y >= patch.height) std::fill_n(tensor.at(x, y), 3, qujing::kNoPicture);
  sample.maps.resize(tensor.width / kStride, tensor.height / kStride, Network::kMaps);
  std::fill(sample.maps.values.begin(), sample.maps.values.end(), 0.0f);
  for (int i = 0; i < record.cards; ++i) drawMaps(clockwise(patch.quadToTensor(record.quads[i])), sample.maps);
  maskMaps(tensor, sample.maps);
  qujing::normaliseTensor(tensor.values, tensor.width, tensor.height, tensor.width * 3);
}

}  // namespace training
