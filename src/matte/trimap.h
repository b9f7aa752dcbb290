#pragma once

#include <cstdint>

#include "matte/planes.h"

namespace qujing {

enum class Region : std::uint8_t { background, unknown, person };

/// Where a photo is surely person, surely background, and where that is to be found out.
struct Trimap {
  Plane<Region> regions;
  Plane<float> depth;        ///< pixels to the mask's edge, positive inside of the person
  std::vector<int> unknown;  ///< places in the planes, in reading order
};

/// mask: 0..1, the network's at the photo's pixels. sure: 1 where the person is known to be (the face).
void drawTrimap(const Plane<float>& mask, const Plane<std::uint8_t>& sure, Trimap& trimap);

class BackgroundModel;
/// Where the background is plain: what differs from it and hangs together with the unknown pixels (hair that the
/// network did not see) becomes unknown, too; and so does, down to the chin, what looks like it within the mask (the
/// wall between strands). Clothes may have the wall's colour and are left alone.
void growTrimap(const Plane<Colour>& photo, const BackgroundModel& background, const Plane<std::uint8_t>& sure,
                Trimap& trimap);

}  // namespace qujing
