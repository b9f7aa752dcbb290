// Any rough quad over a frame, near or far, with any reach: a convex quad with sound support, or none.
#include <cmath>
#include <cstdlib>
#include <vector>

#include "card/card_aspect.h"
#include "card/card_view.h"
#include "card/quad_refiner.h"
#include "input.h"

using namespace qujing;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static std::vector<std::uint8_t> pixels;
  static QuadRefiner refiner;
  static CardViewer viewer;
  FuzzInput input(data, size);
  const int width = 16 + input.upTo(300), height = 16 + input.upTo(200);
  const bool wild = input.upTo(3) == 0;
  auto coordinate = [&](int most) { return wild ? input.take<float>() : input.upTo(2 * most) - most / 2.0; };
  Quad rough;
  for (Point* corner : {&rough.topLeft, &rough.topRight, &rough.bottomRight, &rough.bottomLeft})
    *corner = {coordinate(width), coordinate(height)};
  const double reach = 0.5 + input.upTo(100);
  pixels.resize(static_cast<std::size_t>(width) * height * 4);
  for (std::size_t i = 0; i < pixels.size(); ++i)
    pixels[i] = input.restSize() > 0 ? input.rest()[i * 7919 % input.restSize()] : 0;
  const ImageView frame =
      ImageView::over(pixels.data(), pixels.size(), {width, height, width * 4, PixelFormat::rgba}).value();
  if (!isConvex(rough)) return 0;
  const auto refined = refiner.refine(frame, rough, reach, reach / 3);
  if (refined && (!isConvex(refined->quad) || !(refined->misfit >= 0))) std::abort();
  if (refined)
    for (const double support : refined->support)
      if (!(support >= 0 && support <= 1)) std::abort();
  const CardView view = viewer.closer(frame, rough);
  const double agreement = view.agreement(rough), cover = view.coverWithin(rough);
  if (!(agreement >= 0 && agreement <= 1 && cover >= 0 && cover <= 1)) std::abort();
  if (!isConvex(orderedAsCard(rough, width, height))) std::abort();
  return 0;
}
