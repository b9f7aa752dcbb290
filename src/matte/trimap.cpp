#include "matte/trimap.h"

#include <algorithm>
#include <cmath>

#include "matte/background_model.h"

namespace qujing {
namespace {

constexpr float kInward = 10, kOutward = 16;
/// Of the mask: farther from its edge, too, what is between these is unknown.
constexpr float kSurePerson = 0.9F, kSureBackground = 0.1F;
constexpr float kFar = 1e4F;
/// Standard deviation of colours, of 1, up to which a background is plain; and how many of them a strand differs by.
constexpr float kPlain = 8.0F / 255, kDiffers = 2.5F;
constexpr float kFarthestHair = 70, kDeepest = 45;
constexpr int kSides = 2;

/// Chamfer distances to the pixels where `at` is zero already. G. Borgefors, Distance transformations in digital
/// images (1986): steps of 1 and 4/3.
void spreadDistance(Plane<float>& distance) {
  const int w = distance.width, h = distance.height;
  const auto relax = [&](int i, int k, float step) { distance[i] = std::min(distance[i], distance[k] + step); };
  constexpr float kDiagonal = 4.0F / 3;
  for (int y = 0, i = 0; y < h; ++y)
    for (int x = 0; x < w; ++x, ++i) {
      if (x > 0) relax(i, i - 1, 1);
      if (y > 0) relax(i, i - w, 1);
      if (y > 0 && x > 0) relax(i, i - w - 1, kDiagonal);
      if (y > 0 && x + 1 < w) relax(i, i - w + 1, kDiagonal);
    }
  for (int y = h - 1, i = w * h - 1; y >= 0; --y)
    for (int x = w - 1; x >= 0; --x, --i) {
      if (x + 1 < w) relax(i, i + 1, 1);
      if (y + 1 < h) relax(i, i + w, 1);
      if (y + 1 < h && x + 1 < w) relax(i, i + w + 1, kDiagonal);
      if (y + 1 < h && x > 0) relax(i, i + w - 1, kDiagonal);
    }
}

/// A strand's sides are mixed, too.
void widen(const std::vector<int>& strands, const Plane<std::uint8_t>& sure, Trimap& trimap) {
  const int w = trimap.regions.width, h = trimap.regions.height;
  for (const int i : strands)
    for (int y = std::max(0, i / w - kSides); y <= std::min(h - 1, i / w + kSides); ++y)
      for (int x = std::max(0, i % w - kSides); x <= std::min(w - 1, i % w + kSides); ++x)
        if (sure[y * w + x] == 0) trimap.regions[y * w + x] = Region::unknown;
}

}  // namespace

void drawTrimap(const Plane<float>& mask, const Plane<std::uint8_t>& sure, Trimap& trimap) {
  Plane<float> inside, outside;
  inside.fit(mask.width, mask.height, kFar);
  outside.fit(mask.width, mask.height, kFar);
  for (int i = 0; i < mask.size(); ++i) (mask[i] < 0.5F ? inside : outside)[i] = 0;
  spreadDistance(inside);
  spreadDistance(outside);
  trimap.depth.fit(mask.width, mask.height);
  trimap.regions.fit(mask.width, mask.height);
  trimap.unknown.clear();
  for (int i = 0; i < mask.size(); ++i) {
    const float depth = trimap.depth[i] = inside[i] - outside[i];
    Region region = Region::unknown;
    if (sure[i] != 0 || (depth > kInward && mask[i] > kSurePerson))
      region = Region::person;
    else if (depth < -kOutward && mask[i] < kSureBackground)
      region = Region::background;
    trimap.regions[i] = region;
    if (region == Region::unknown) trimap.unknown.push_back(i);
  }
}

void growTrimap(const Plane<Colour>& photo, const BackgroundModel& background, const Plane<std::uint8_t>& sure,
                Trimap& trimap) {
  const int w = photo.width;
  const auto chin = std::find(sure.values.rbegin(), sure.values.rend(), 1);
  const int lowest = static_cast<int>(sure.values.rend() - chin) / w;
  const auto turns = [&](int x, int y) {
    const int k = y * w + x;
    const bool outside = trimap.regions[k] == Region::background && trimap.depth[k] >= -kFarthestHair;
    const bool inside =
        trimap.regions[k] == Region::person && sure[k] == 0 && y < lowest && trimap.depth[k] <= kDeepest;
    if (!outside && !inside) return false;
    const BackgroundGuess guess = background.at(x, y);
    if (guess.spread > kPlain) return false;
    const Colour off = photo[k] - guess.colour;
    const bool differs = dot(off, off) > 3 * kDiffers * kDiffers * guess.spread * guess.spread;
    return differs == outside;
  };
  std::vector<int> front = trimap.unknown, grown;
  while (!front.empty()) {
    const int i = front.back(), x0 = i % w, y0 = i / w;
    front.pop_back();
    for (int y = std::max(0, y0 - 1); y <= std::min(photo.height - 1, y0 + 1); ++y)
      for (int x = std::max(0, x0 - 1); x <= std::min(w - 1, x0 + 1); ++x) {
        if (!turns(x, y)) continue;
        trimap.regions[y * w + x] = Region::unknown;
        front.push_back(y * w + x);
        grown.push_back(y * w + x);
      }
  }
  widen(grown, sure, trimap);
  trimap.unknown.clear();
  for (int i = 0; i < photo.size(); ++i)
    if (trimap.regions[i] == Region::unknown) trimap.unknown.push_back(i);
}

}  // namespace qujing
