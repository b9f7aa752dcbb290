// Any cloud of border points: a convex quad or none.
#include <cstdlib>
#include <vector>

#include "card/quad_fit.h"
#include "input.h"

using namespace qujing;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzInput input(data, size);
  std::vector<Point> points;
  while (input.restSize() >= 2 && points.size() < 600)
    points.push_back({input.take<std::uint8_t>() / 4.0, input.take<std::uint8_t>() / 4.0});
  const auto quad = QuadFit().fit(points);
  if (quad && !isConvex(*quad)) std::abort();
  return 0;
}
