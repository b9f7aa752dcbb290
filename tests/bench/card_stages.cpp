// Where does a frame's time go, natively? Median microseconds of each stage at 1280 x 720, one thread.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include "card/card_network.h"
#include "card/card_network_weights.h"
#include "card/quad_refiner.h"
#include "common/letterbox.h"

using namespace qujing;

namespace {

constexpr int kWidth = 1280, kHeight = 720, kRounds = 101;

template <typename Stage>
void report(const char* name, Stage stage) {
  std::vector<double> times;
  for (int i = 0; i < kRounds; ++i) {
    const auto start = std::chrono::steady_clock::now();
    stage();
    times.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count());
  }
  std::nth_element(times.begin(), times.begin() + kRounds / 2, times.end());
  std::printf("%-10s %8.0f us\n", name, times[kRounds / 2]);
}

std::vector<std::uint8_t> noisyCard() {
  std::vector<std::uint8_t> pixels(static_cast<std::size_t>(kWidth) * kHeight * 4);
  std::uint32_t state = 1;
  for (int y = 0; y < kHeight; ++y)
    for (int x = 0; x < kWidth; ++x) {
      state = state * 1664525u + 1013904223u;
      const bool card = x > 300 && x < 940 && y > 150 && y < 554;
      for (int c = 0; c < 3; ++c)
        pixels[(y * kWidth + x) * 4 + c] = static_cast<std::uint8_t>((card ? 170 : 90) + (state >> 27));
    }
  return pixels;
}

}  // namespace

int main() {
  const auto pixels = noisyCard();
  const ImageView frame =
      ImageView::over(pixels.data(), pixels.size(), {kWidth, kHeight, kWidth * 4, PixelFormat::rgba}).value();
  const Letterbox box = Letterbox::fit(kWidth, kHeight, kCardTensorSide, kCardTensorMultiple);
  std::vector<float> tensor(static_cast<std::size_t>(box.tensorWidth) * box.tensorHeight * 3);
  LetterboxShrinker shrinker;
  CardNetwork network({kCardNetworkWeights, kCardNetworkWeightsSize});
  QuadRefiner refiner;
  const Quad rough{{305, 148}, {936, 146}, {945, 560}, {296, 550}};
  report("shrink", [&] { shrinker.shrink(frame, box, tensor); });
  report("network", [&] { network.run(tensor, box.tensorWidth, box.tensorHeight); });
  report("refine", [&] { refiner.refine(frame, rough, 24, 8); });
  return 0;
}
