#include "matte/trimap.h"

#include <algorithm>

namespace qujing {
namespace {

constexpr float kInward = 9, kOutward = 16;
constexpr float kFar = 1e4F;

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
    if (sure[i] != 0 || depth > kInward)
      region = Region::person;
    else if (depth < -kOutward)
      region = Region::background;
    trimap.regions[i] = region;
    if (region == Region::unknown) trimap.unknown.push_back(i);
  }
}

}  // namespace qujing
