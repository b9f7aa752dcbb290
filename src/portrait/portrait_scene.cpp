#include "portrait/portrait_scene.h"

namespace qujing {

LumaHistogram zoneHistogram(const FaceChip& chip, const FaceChart& chart, std::uint8_t bits) {
  LumaHistogram histogram;
  const auto luma = chip.luma();
  const auto zones = chart.zones();
  for (std::size_t i = 0; i < zones.size(); ++i)
    if ((zones[i] & bits) != 0) histogram.add(luma[i]);
  return histogram;
}

}  // namespace qujing
