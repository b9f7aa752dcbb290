#include "card/flat_card.h"

#include <catch2/catch_test_macros.hpp>

#include "painted_frame.h"

using namespace qujing;

namespace {

const Quad kCard{{40, 40}, {232, 40}, {232, 160}, {40, 160}};

/// A card of level 200 whose top left sixth each way is 90, on a table of level 10.
PaintedFrame cardWithMark() {
  PaintedFrame frame(300, 200, 10);
  frame.paint(kCard, 200);
  frame.paint({{40, 40}, {72, 40}, {72, 60}, {40, 60}}, 90);
  return frame;
}

int levelAt(const FlatCard& card, int x, int y) { return card.view().row(y)[x * 4]; }

}  // namespace

TEST_CASE("the flat card shows the whole card and nothing of the table, however it lies") {
  FlatCard card;
  card.sample(cardWithMark().view(), kCard);
  CHECK(levelAt(card, 0, 0) == 90);
  CHECK(levelAt(card, 63, 39) == 90);
  CHECK(levelAt(card, 64, 40) == 200);
  CHECK(levelAt(card, 383, 239) == 200);
  const auto [a, b, c, d] = kCard;
  card.sample(cardWithMark().view(), {c, d, a, b});
  CHECK(levelAt(card, 0, 0) == 200);
  CHECK(levelAt(card, 383, 239) == 90);
}

TEST_CASE("half a turn brings the last corner first, and a second one back") {
  FlatCard card;
  card.sample(cardWithMark().view(), kCard);
  card.turn();
  CHECK(levelAt(card, 0, 0) == 200);
  CHECK(levelAt(card, 383, 239) == 90);
  card.turn();
  CHECK(levelAt(card, 0, 0) == 90);
}

TEST_CASE("a gray frame makes a gray flat card") {
  const std::vector<std::uint8_t> pixels(64 * 64, 77);
  const auto frame = ImageView::over(pixels.data(), pixels.size(), {64, 64, 64, PixelFormat::gray}).value();
  FlatCard card;
  card.sample(frame, {{8, 8}, {56, 8}, {56, 38}, {8, 38}});
  for (int c = 0; c < 3; ++c) CHECK(card.view().row(100)[400 + c] == 77);
}

TEST_CASE("a quad beyond the frame or seen from its edge goes on with the frame's border") {
  FlatCard card;
  card.sample(PaintedFrame(64, 64, 50).view(), {{-9e5, -9e5}, {9e5, -9e5}, {9e5, 9e5}, {-9e5, 9e5}});
  CHECK(levelAt(card, 0, 0) == 50);
  card.sample(PaintedFrame(64, 64, 60).view(), {{0, 0}, {1e-7, 0}, {9e5, 9e5}, {0, 9e5}});
  CHECK(levelAt(card, 383, 239) == 60);
}
