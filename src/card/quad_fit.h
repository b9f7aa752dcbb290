#pragma once

#include <optional>
#include <span>
#include <vector>

#include "common/geometry.h"

namespace qujing {

/// Finds the quad that a cloud of border points outlines: the largest quad between points of its convex hull, then
/// a straight line through the points of each side. Round corners do no harm.
class QuadFit {
 public:
  /// points: at least 8, in any order and unit. Empty when they outline no convex quad.
  std::optional<Quad> fit(std::span<const Point> points);

 private:
  void buildHull(std::span<const Point> points);
  std::optional<Quad> largestInHull() const;

  std::vector<Point> sorted_, hull_;
};

}  // namespace qujing
