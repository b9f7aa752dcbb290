#pragma once

#include "common/geometry.h"
#include "common/image_view.h"

namespace qujing {

/// The blocks of 8x8 pixels that strong JPEG compression leaves: how much larger the steps between neighbours are on
/// the blocks' borders than inside of them; 1 where there is no grid. Of the eight places that the grid may have the
/// one with the largest steps counts, in each direction for itself. area: pixels, cut to the image.
double blockGrid(const ImageView& image, const Rect& area);

}  // namespace qujing
