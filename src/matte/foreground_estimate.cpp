#include "matte/foreground_estimate.h"

#include <algorithm>
#include <cmath>

namespace qujing {
namespace {

constexpr float kSmooth = 1e-5F, kAlongAlpha = 1;
constexpr int kRoundsSmall = 10, kRoundsLarge = 2, kSmallSide = 32;

template <class Value>
void shrinkTo(const Plane<Value>& from, Plane<Value>& to, int width, int height) {
  to.fit(width, height);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      to[y * width + x] = from[(y * from.height / height) * from.width + x * from.width / width];
}

}  // namespace

/// Gauss-Seidel: each pixel's pair solves its mixing equation and is drawn to its four neighbours' pairs.
void ForegroundEstimate::improve(Level& level, int rounds) {
  const int w = level.alpha.width, h = level.alpha.height;
  const auto visit = [&](int x, int y) {
    const int i = y * w + x;
    const float a = level.alpha[i], b = 1 - a;
    const std::array<int, 4> near{x > 0 ? i - 1 : i, x + 1 < w ? i + 1 : i, y > 0 ? i - w : i, y + 1 < h ? i + w : i};
    float sum = 0;
    Colour person{}, background{};
    for (const int k : near) {
      const float pull = kSmooth + kAlongAlpha * std::abs(a - level.alpha[k]);
      sum += pull;
      person = person + level.person[k] * pull;
      background = background + level.background[k] * pull;
    }
    const float mixed = a * b, determinant = (a * a + sum) * (b * b + sum) - mixed * mixed;
    for (int c = 0; c < 3; ++c) {
      const float forPerson = a * level.photo[i][c] + person[c], forBack = b * level.photo[i][c] + background[c];
      level.person[i][c] = std::clamp(((b * b + sum) * forPerson - mixed * forBack) / determinant, 0.0F, 1.0F);
      level.background[i][c] = std::clamp(((a * a + sum) * forBack - mixed * forPerson) / determinant, 0.0F, 1.0F);
    }
  };
  for (int round = 0; round < rounds; ++round)
    for (int y = 0; y < h; ++y)
      for (int x = 0; x < w; ++x) visit(x, y);
}

void ForegroundEstimate::find(const Plane<Colour>& photo, const Plane<float>& alpha, Plane<Colour>& person) {
  const int levels = 1 + static_cast<int>(std::ceil(std::log2(std::max(photo.width, photo.height))));
  levels_.resize(levels);
  for (int n = 0; n < levels; ++n) {
    Level& level = levels_[n];
    const double share = std::pow(2.0, n - levels + 1);
    const int w = std::max(1, static_cast<int>(std::lround(photo.width * share)));
    const int h = std::max(1, static_cast<int>(std::lround(photo.height * share)));
    shrinkTo(photo, level.photo, w, h);
    shrinkTo(alpha, level.alpha, w, h);
    if (n == 0) {
      level.person = level.background = level.photo;
    } else {
      shrinkTo(levels_[n - 1].person, level.person, w, h);
      shrinkTo(levels_[n - 1].background, level.background, w, h);
    }
    improve(level, std::max(w, h) <= kSmallSide ? kRoundsSmall : kRoundsLarge);
  }
  person = levels_.back().person;
  for (int i = 0; i < photo.size(); ++i)
    if (alpha[i] >= 1) person[i] = photo[i];
}

}  // namespace qujing
