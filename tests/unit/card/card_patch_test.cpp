#include "card/card_patch.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "painted_frame.h"

using namespace qujing;
using Catch::Approx;

namespace {

/// A card of 80 x 50 units at two pixels a unit, on a frame whose luma is twice the column.
const Quad kQuad{{20, 10}, {180, 10}, {180, 110}, {20, 110}};
constexpr Rect kCard{0, 0, 80, 50};

PaintedFrame ramp() {
  PaintedFrame frame(200, 120, 0);
  frame.colour([](int x, int) { return std::array{x * 1.0, x * 1.0, x * 1.0}; });
  return frame;
}

}  // namespace

TEST_CASE("a patch shows its part of the card at its own density, each pixel the mean of what it covers") {
  CardPatch patch;
  for (const double density : {0.5, 1.0, 2.0, 4.0}) {
    patch.sample(ramp().view(), kQuad, kCard, {10, 20, 40, 8}, density);
    REQUIRE(patch.width() == 40 * density);
    REQUIRE(patch.height() == 8 * density);
    // The part's middle lies at column 20 + 2 * 30 = 80; the pixel there has half a pixel less.
    const float first = patch.luma()[0], last = patch.luma()[patch.luma().size() - 1];
    CHECK((first + last) / 2 == Approx(79.5));
    CHECK(last - first == Approx(2 * (40 - 1 / density)));
  }
}

TEST_CASE("a card that lies upside down is read the right way up") {
  const auto [a, b, c, d] = kQuad;
  CardPatch patch;
  patch.sample(ramp().view(), {c, d, a, b}, kCard, {0, 0, 80, 50}, 1);
  CHECK(patch.luma()[0] > patch.luma()[79]);
}

TEST_CASE("beyond the frame its border goes on") {
  CardPatch patch;
  patch.sample(PaintedFrame(16, 16, 80).view(), {{-500, -500}, {900, -500}, {900, 900}, {-500, 900}}, kCard, kCard, 1);
  for (const float luma : patch.luma()) REQUIRE(luma == Approx(80));
}

TEST_CASE("a gray frame gives what the same in colour does") {
  const std::vector<std::uint8_t> pixels(64 * 64, 77);
  const auto frame = ImageView::over(pixels.data(), pixels.size(), {64, 64, 64, PixelFormat::gray}).value();
  CardPatch patch;
  patch.sample(frame, {{0, 0}, {64, 0}, {64, 40}, {0, 40}}, kCard, {0, 0, 9, 9}, 1);
  CHECK(patch.luma()[40] == Approx(77));
}
