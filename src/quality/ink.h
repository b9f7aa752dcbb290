#pragma once

#include "quality/luma_patch.h"

namespace qujing {

/// How much print a part of a patch holds: the mean difference of luma between places `lag` pixels apart along the row,
/// over the columns from `left` up to `right`. A stroke gives its contrast twice, a blank its noise, an edge across the
/// part once a row.
double inkBetween(const LumaPatch& patch, int left, int right, int lag);

}  // namespace qujing
