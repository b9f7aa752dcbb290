#include "matte/background_model.h"

#include <algorithm>
#include <cmath>

namespace qujing {
namespace {

constexpr int kCell = 12;
/// Cells that a cell's neighbours lend to it, so that far ones count only where there are no near ones.
constexpr std::array<float, 3> kLent{1, 0.1F, 0.01F};
constexpr int kRounds = 6;
constexpr float kHairReach = 45;
constexpr int kSecondLooks = 2;
/// Standard deviations, and 4 of 255 for what a wall's light changes over some cells.
constexpr float kExpected = 2, kDrift = 4.0F / 255;
/// Noise of 1.5 of 255: no background is known better.
constexpr float kLeastSpread = 1.5F / 255;

}  // namespace

/// Hair that the mask lacks lies near its edge: there only what looks like the background farther out is learned from.
void BackgroundModel::learn(const Plane<Colour>& photo, const Trimap& trimap) {
  across_ = (photo.width + kCell - 1) / kCell;
  down_ = (photo.height + kCell - 1) / kCell;
  cells_.clear();
  collect(photo, trimap, -kHairReach);
  for (int i = 0; i < kSecondLooks; ++i) collect(photo, trimap, 0);
}

void BackgroundModel::collect(const Plane<Colour>& photo, const Trimap& trimap, float deepest) {
  fresh_.assign(static_cast<std::size_t>(across_) * down_, {});
  for (int y = 0, i = 0; y < photo.height; ++y)
    for (int x = 0; x < photo.width; ++x, ++i) {
      if (trimap.regions[i] != Region::background || trimap.depth[i] > deepest) continue;
      if (trimap.depth[i] > -kHairReach && !expects(x, y, photo[i])) continue;
      Cell& cell = fresh_[(y / kCell) * across_ + x / kCell];
      cell.sum = cell.sum + photo[i];
      cell.squares += dot(photo[i], photo[i]);
      cell.weight += 1;
    }
  std::swap(cells_, fresh_);
  for (int i = 0; i < kRounds; ++i) spread();
}

/// True where nothing is known yet.
bool BackgroundModel::expects(int x, int y, const Colour& colour) const {
  const BackgroundGuess guess = at(x, y);
  if (guess.spread >= 1) return true;
  const Colour off = colour - guess.colour;
  const float most = kExpected * guess.spread + kDrift;
  return dot(off, off) < 3 * most * most;
}

void BackgroundModel::spread() {
  blurred_.assign(cells_.size(), {});
  for (int y = 0; y < down_; ++y)
    for (int x = 0; x < across_; ++x)
      for (int v = std::max(0, y - 2); v <= std::min(down_ - 1, y + 2); ++v)
        for (int u = std::max(0, x - 2); u <= std::min(across_ - 1, x + 2); ++u) {
          const Cell& from = cells_[v * across_ + u];
          Cell& to = blurred_[y * across_ + x];
          const float lent = kLent[std::max(std::abs(u - x), std::abs(v - y))];
          to.sum = to.sum + from.sum * lent;
          to.squares += from.squares * lent;
          to.weight += from.weight * lent;
        }
  std::swap(cells_, blurred_);
}

BackgroundGuess BackgroundModel::at(int x, int y) const {
  const float u = std::clamp((static_cast<float>(x) + 0.5F) / kCell - 0.5F, 0.0F, static_cast<float>(across_ - 1));
  const float v = std::clamp((static_cast<float>(y) + 0.5F) / kCell - 0.5F, 0.0F, static_cast<float>(down_ - 1));
  const int u0 = static_cast<int>(u), v0 = static_cast<int>(v);
  const int u1 = std::min(u0 + 1, across_ - 1), v1 = std::min(v0 + 1, down_ - 1);
  const float right = u - static_cast<float>(u0), low = v - static_cast<float>(v0);
  BackgroundGuess guess;
  float squares = 0, weight = 0;
  const auto add = [&](int cellX, int cellY, float share) {
    const Cell& cell = cells_[cellY * across_ + cellX];
    if (cell.weight <= 0 || share <= 0) return;
    const Colour mean = cell.sum * (1 / cell.weight);
    guess.colour = guess.colour + mean * share;
    squares += (cell.squares / cell.weight - dot(mean, mean)) * share;
    weight += share;
  };
  add(u0, v0, (1 - right) * (1 - low));
  add(u1, v0, right * (1 - low));
  add(u0, v1, (1 - right) * low);
  add(u1, v1, right * low);
  if (weight <= 0) return guess;
  guess.colour = guess.colour * (1 / weight);
  guess.spread = std::max(kLeastSpread, std::sqrt(std::max(0.0F, squares / weight / 3)));
  return guess;
}

}  // namespace qujing
