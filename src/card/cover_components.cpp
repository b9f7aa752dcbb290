#include "card/cover_components.h"

#include <algorithm>
#include <array>

namespace qujing {
namespace {

/// A cell at the picture's border with more cover than this is taken to go on outside.
constexpr float kCut = 0.5f;
/// A card 8 % of the frame wide still covers this many cells.
constexpr double kFewestCells = 8;

struct Step {
  int x, y;
};
constexpr std::array<Step, 4> kNeighbours{{{1, 0}, {-1, 0}, {0, 1}, {0, -1}}};

}  // namespace

void CoverComponents::grow(const CardMaps& maps, int width, int height, float level, int seed,
                           CoverComponent& component) {
  const std::size_t firstPoint = points_.size();
  stack_.assign(1, seed);
  visited_[seed] = 1;
  while (!stack_.empty()) {
    const int cell = stack_.back();
    stack_.pop_back();
    const int x = cell % maps.width, y = cell / maps.width;
    const float cover = maps.cover[cell];
    component.cells += cover;
    for (const Step step : kNeighbours) {
      const int nx = x + step.x, ny = y + step.y;
      const bool outside = nx < 0 || ny < 0 || nx >= width || ny >= height;
      if (outside && cover > kCut) {
        ++component.cutCells;
        continue;
      }
      const int next = ny * maps.width + nx;
      const float beyond = outside ? 0.0f : maps.cover[next];
      if (beyond <= level) {
        const double share = (cover - level) / (cover - beyond);
        points_.push_back({x + 0.5 + step.x * share, y + 0.5 + step.y * share});
      } else if (!visited_[next]) {
        visited_[next] = 1;
        stack_.push_back(next);
      }
    }
  }
  component.border = {points_.data() + firstPoint, points_.size() - firstPoint};
}

std::span<const CoverComponent> CoverComponents::find(const CardMaps& maps, int width, int height, float level) {
  const std::size_t cells = static_cast<std::size_t>(maps.width) * maps.height;
  visited_.assign(cells, 0);
  stack_.reserve(cells);
  points_.clear();
  points_.reserve(cells * 4);  // spans into it must stay valid while it fills
  found_.clear();
  found_.reserve(cells);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const int cell = y * maps.width + x;
      if (visited_[cell] || maps.cover[cell] <= level) continue;
      CoverComponent component;
      grow(maps, width, height, level, cell, component);
      if (component.cells >= kFewestCells) found_.push_back(component);
    }
  std::sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.cells > b.cells; });
  if (found_.size() > kMost) found_.resize(kMost);
  return found_;
}

}  // namespace qujing
