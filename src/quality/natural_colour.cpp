#include "quality/natural_colour.h"

#include <algorithm>
#include <cmath>

namespace qujing {
namespace {

double linear(double level) {
  const double v = level / 255;
  return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

double cube(double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; }

double outside(double value, double least, double most) { return std::max({0.0, least - value, value - most}); }

}  // namespace

LabColour labOf(const std::array<double, 3>& rgb) {
  const double r = linear(rgb[0]), g = linear(rgb[1]), b = linear(rgb[2]);
  const double x = cube((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const double y = cube(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const double z = cube((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double unnaturalColour(const LabColour& skin) { return std::hypot(outside(skin.a, 5, 25), outside(skin.b, 5, 35)); }

}  // namespace qujing
