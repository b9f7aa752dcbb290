#pragma once

#include <cstdint>

#include "common/image_view.h"

namespace qujing {

/// 64 bits of every eighth row of a frame: equal for equal pixels, and a camera's noise makes two frames of one scene
/// differ. Made to notice pictures that were sent twice, not to resist forgery. FNV-1a over words of 64 bits (Fowler,
/// Noll, Vo; the IETF draft draft-eastlake-fnv has the constants).
std::uint64_t frameDigest(const ImageView& frame);

}  // namespace qujing
