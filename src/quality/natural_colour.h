#pragma once

#include <array>

namespace qujing {

/// CIELAB, D65.
struct LabColour {
  double lightness = 0, a = 0, b = 0;
};
/// rgb: sRGB, 0..255.
LabColour labOf(const std::array<double, 3>& rgb);

/// How far a colour's a and b lie outside of what skin has under white light, whatever its tone: a of 5..25, b of 5..35
/// (ISO/IEC 29794-5's natural colour).
double unnaturalColour(const LabColour& skin);

}  // namespace qujing
