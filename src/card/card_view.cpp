#include "card/card_view.h"

#include <algorithm>

#include "card/card_network_weights.h"

namespace qujing {
namespace {

/// 4:3, nearer to a card's shape when it is tipped away than ID-1 itself; 57 % of a whole frame's pixels. Larger views
/// for larger cards found no more on the tune set.
constexpr int kCloserWidth = 128, kCloserHeight = 96;
/// Of the view's sides, free on each side of the quad: room for the error of a rough quad.
constexpr double kCloserMargin = 0.14;

/// Less cover than this is none.
constexpr double kFaintest = 0.08;

/// The largest value of the outline map in the cells round a point (in cells).
double outlineNear(const CardMaps& maps, Point at) {
  const int x = static_cast<int>(std::clamp(at.x, -2.0, maps.width + 1.0));
  const int y = static_cast<int>(std::clamp(at.y, -2.0, maps.height + 1.0));
  float peak = 0;
  for (int ny = std::max(0, y - 1); ny <= std::min(maps.height - 1, y + 1); ++ny)
    for (int nx = std::max(0, x - 1); nx <= std::min(maps.width - 1, x + 1); ++nx)
      peak = std::max(peak, maps.outline[ny * maps.width + nx]);
  return peak;
}

}  // namespace

template <typename Act>
void CardView::forCellsRound(const Quad& quad, Act act) const {
  const Quad cells = toCells(quad);
  const auto c = cells.corners();
  const auto [left, right] = std::minmax({c[0].x, c[1].x, c[2].x, c[3].x});
  const auto [top, bottom] = std::minmax({c[0].y, c[1].y, c[2].y, c[3].y});
  const auto cell = [](double at, int count) { return static_cast<int>(std::clamp(at, 0.0, count - 1.0)); };
  for (int y = cell(top - 1, rows); y <= cell(bottom + 1, rows); ++y)
    for (int x = cell(left - 1, columns); x <= cell(right + 1, columns); ++x)
      act(static_cast<double>(maps.cover[y * maps.width + x]), contains(cells, {x + 0.5, y + 0.5}));
}

double CardView::coverWithin(const Quad& quad) const {
  double sum = 0;
  int count = 0;
  forCellsRound(quad, [&](double cover, bool inside) {
    sum += inside ? cover : 0;
    count += inside ? 1 : 0;
  });
  return count > 0 ? sum / count : 0;
}

double CardView::agreement(const Quad& quad) const {
  const double whole = std::max(coverWithin(quad), kFaintest);
  double shared = 0, all = 0;
  forCellsRound(quad, [&](double cover, bool inside) {
    const double share = std::min(1.0, cover / whole);
    shared += std::min(share, inside ? 1.0 : 0.0);
    all += std::max(share, inside ? 1.0 : 0.0);
  });
  return all > 0 ? shared / all : 0;
}

double CardView::weakestOutline(const Quad& quad) const {
  constexpr int kPlaces = 16;
  const auto c = toCells(quad).corners();
  double weakest = 1;
  for (int i = 0; i < 4; ++i) {
    double side = 0;
    for (int k = 0; k < kPlaces; ++k)
      side += outlineNear(maps, c[i] + (c[(i + 1) % 4] - c[i]) * ((k + 0.5) / kPlaces)) / kPlaces;
    weakest = std::min(weakest, side);
  }
  return weakest;
}

CardViewer::CardViewer() : network_({kCardNetworkWeights, kCardNetworkWeightsSize}) {}

CardView CardViewer::wholeFrame(const ImageView& frame) {
  const Letterbox box = Letterbox::fit(frame.width(), frame.height(), kCardTensorSide, kCardTensorMultiple);
  tensor_.resize(static_cast<std::size_t>(box.tensorWidth) * box.tensorHeight * 3);
  shrinker_.shrink(frame, box, tensor_);
  const double factor = box.factor;
  const CardMaps maps = network_.run(tensor_, box.tensorWidth, box.tensorHeight);
  return {{{0, 0}, {factor, 0}, {0, factor}, box.tensorWidth, box.tensorHeight},
          maps,
          std::min(maps.width, (box.width + kCardMapStride - 1) / kCardMapStride),
          std::min(maps.height, (box.height + kCardMapStride - 1) / kCardMapStride)};
}

CardView CardViewer::closer(const ImageView& frame, const Quad& quad) {
  const Patch patch = patchAround(orderedAsSeen(quad), kCloserWidth, kCloserHeight, kCloserMargin);
  tensor_.resize(static_cast<std::size_t>(patch.width) * patch.height * 3);
  samplePatch(frame, patch, tensor_);
  const CardMaps maps = network_.run(tensor_, patch.width, patch.height);
  return {patch, maps, maps.width, maps.height};
}

}  // namespace qujing
