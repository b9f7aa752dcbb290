#include "analyzer/card_examiner.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "painted_frame.h"

using namespace qujing;
using Catch::Approx;

namespace {

/// Five pixels a millimetre.
const Quad kCard{{100, 50}, {528, 50}, {528, 320}, {100, 320}};

struct Seen {
  CardThresholds thresholds;
  CardAnalysis analysis;

  Seen(const ImageView& frame, const std::optional<Quad>& quad, const CardTask& task = {}, bool partlyOutside = false,
       std::optional<double> motion = {}) {
    readCardThresholds(defaultCardThresholdsJson(), thresholds);
    analysis.partlyOutside = partlyOutside;
    CardExaminer().examine({frame, task, thresholds, quad, {}, motion}, analysis);
  }
  const Check& of(CheckId id) const { return analysis.checks[static_cast<int>(id)]; }
};

PaintedFrame blankCard(std::uint8_t level) {
  PaintedFrame frame(640, 360, 60);
  frame.paint(kCard, level);
  return frame;
}

}  // namespace

TEST_CASE("size and resolution are those of the picture as captured") {
  const PaintedFrame frame = blankCard(180);
  const Seen copy(frame.view(), kCard, {CardSide::unknown, false, {}, 2}), still(frame.view(), kCard);
  CHECK(still.of(CheckId::size).raw == Approx(428));
  CHECK(still.of(CheckId::size).unit == CheckUnit::pixels);
  CHECK(still.of(CheckId::size).code == CheckCode::tooFar);
  CHECK(still.of(CheckId::resolution).raw == Approx(5));
  CHECK(still.of(CheckId::resolution).code == CheckCode::lowResolution);
  CHECK(copy.of(CheckId::size).raw == Approx(856));
  CHECK(copy.of(CheckId::resolution).raw == Approx(10));
  CHECK(copy.of(CheckId::resolution).passed);
}

TEST_CASE("against a guide the size is a share of it, too small and too large told apart") {
  const PaintedFrame frame = blankCard(180);
  auto sizeIn = [&](double width) {
    return Seen(frame.view(), kCard, {CardSide::unknown, false, Rect{0, 0, width, width * 0.63}, 1}).of(CheckId::size);
  };
  CHECK(sizeIn(428).raw == Approx(1));
  CHECK(sizeIn(428).unit == CheckUnit::share);
  CHECK(sizeIn(428).passed);
  CHECK(sizeIn(700).code == CheckCode::tooFar);
  CHECK(sizeIn(300).code == CheckCode::tooClose);
}

TEST_CASE("completeness is the least distance from the frame's border, in card widths") {
  const PaintedFrame frame = blankCard(180);
  CHECK(Seen(frame.view(), kCard).of(CheckId::completeness).raw == Approx(40 / 428.0));
  const Quad outside{{-10.7, 50}, {417.3, 50}, {417.3, 320}, {-10.7, 320}};
  const Seen seen(frame.view(), outside);
  CHECK(seen.of(CheckId::completeness).raw == Approx(-0.025));
  CHECK(seen.of(CheckId::completeness).code == CheckCode::partlyOutside);
}

TEST_CASE("a card of which a part is outside fails by that alone") {
  const Seen seen(blankCard(180).view(), {}, {}, true);
  CHECK(seen.of(CheckId::completeness).code == CheckCode::partlyOutside);
  CHECK(seen.of(CheckId::tilt).code == CheckCode::notAssessable);
  CHECK_FALSE(seen.analysis.quad);
}

TEST_CASE("without a card there is nothing to assess but the light, and every threshold is told") {
  const Seen seen(blankCard(180).view(), {});
  for (int id = 0; id < kCardCheckCount; ++id) {
    CHECK(static_cast<int>(seen.analysis.checks[id].id) == id);
    if (id == static_cast<int>(CheckId::exposure)) continue;
    CHECK(seen.analysis.checks[id].code == CheckCode::notAssessable);
  }
  CHECK(seen.of(CheckId::tilt).threshold == seen.thresholds.tilt.threshold);
  CHECK_FALSE(seen.analysis.passed);
}

TEST_CASE("dark, light and burnt out") {
  CHECK(Seen(blankCard(40).view(), kCard).of(CheckId::exposure).code == CheckCode::tooDark);
  CHECK(Seen(blankCard(180).view(), kCard).of(CheckId::exposure).raw == 180);
  CHECK(Seen(blankCard(255).view(), kCard).of(CheckId::exposure).code == CheckCode::tooBright);
}

TEST_CASE("motion is judged in a series only") {
  const PaintedFrame frame = blankCard(180);
  CHECK(Seen(frame.view(), kCard).of(CheckId::motion).code == CheckCode::notAssessable);
  CHECK(Seen(frame.view(), kCard, {}, false, 0.1).of(CheckId::motion).passed);
  CHECK(Seen(frame.view(), kCard, {}, false, 0.5).of(CheckId::motion).code == CheckCode::moving);
}

TEST_CASE("a blank card is no side of a resident card and does not pass") {
  const Seen seen(blankCard(180).view(), kCard);
  CHECK(seen.analysis.side == CardSide::unknown);
  CHECK_FALSE(seen.analysis.rotation);
  CHECK(seen.of(CheckId::side).code == CheckCode::unknownSide);
  CHECK(seen.of(CheckId::glare).code == CheckCode::notAssessable);
  CHECK(seen.of(CheckId::sharpness).code == CheckCode::notAssessable);
  CHECK(seen.of(CheckId::screenRecapture).code == CheckCode::notAssessable);
  CHECK_FALSE(seen.analysis.passed);
}

TEST_CASE("in a gray picture colours are not assessed") {
  const std::vector<std::uint8_t> pixels(640 * 360, 180);
  const auto frame = ImageView::over(pixels.data(), pixels.size(), {640, 360, 640, PixelFormat::gray}).value();
  const Seen seen(frame, kCard);
  CHECK(seen.of(CheckId::photocopy).code == CheckCode::notAssessable);
  CHECK(seen.of(CheckId::occlusion).code == CheckCode::notAssessable);
  CHECK(seen.of(CheckId::exposure).raw == 180);
}
