#pragma once

#include "common/geometry.h"
#include "common/image_view.h"

namespace qujing {

/// Share of an area's pixels that are burnt out: as white as the sensor goes, in every channel. image: rgba or gray;
/// area: image pixels, cut to the image; 0 where nothing is left.
double burntShare(const ImageView& image, const Rect& area);

}  // namespace qujing
