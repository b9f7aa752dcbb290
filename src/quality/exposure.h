#pragma once

#include "common/image_view.h"

namespace qujing {

struct Exposure {
  double medianLuma = 0;  ///< 0..255: of a printed page that of its ground
  double burntShare = 0;  ///< 0..1, see quality/burnt.h
};

/// Of a whole image, on every other pixel of every other row.
Exposure measureExposure(const ImageView& image);

}  // namespace qujing
