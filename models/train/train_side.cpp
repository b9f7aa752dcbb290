// train_side CARDS WEIGHTS [--minutes M] [--from WEIGHTS] [--rate R] [--seed N]: trains the side network.
// CARDS: a file of tests/data/dump_side_art.ts.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "side_cards.h"
#include "trainer.h"

using namespace training;

namespace {

constexpr std::size_t kHeldOut = 400;  ///< records that are never trained on
constexpr int kDraws = 4;              ///< of each held-out record
/// A share of the truth that is given to the other classes: it keeps the network from being surer than it can be.
constexpr float kSmoothing = 0.02f;

void softmax(const Map& logits, float* shares) {
  const float most = *std::max_element(logits.values.begin(), logits.values.begin() + Network::kSides);
  float sum = 0;
  for (int k = 0; k < Network::kSides; ++k) sum += shares[k] = std::exp(logits.values[k] - most);
  for (int k = 0; k < Network::kSides; ++k) shares[k] /= sum;
}

class SideTask : public Task {
 public:
  explicit SideTask(const SideCards& cards) : cards_(cards) {}

  void draw(Random& random, Map& tensor, Map& target) const override {
    drawSide(cards_, kHeldOut + random() % (cards_.size() - kHeldOut), random, tensor, target);
  }

  double judge(const Map& logits, const Map& target, Map& gradient) const override {
    float shares[Network::kSides];
    softmax(logits, shares);
    gradient.resize(1, 1, logits.channels);
    std::fill(gradient.values.begin(), gradient.values.end(), 0.0f);
    double loss = 0;
    for (int k = 0; k < Network::kSides; ++k) {
      const float truth = target.values[k] * (1 - kSmoothing) + kSmoothing / Network::kSides;
      loss -= truth * std::log(std::max(shares[k], 1e-9f));
      gradient.values[k] = shares[k] - truth;
    }
    return loss;
  }

  void report(const Network& network, const std::vector<float>& weights) override {
    int confusion[kThreads][Network::kSides][Network::kSides] = {};
    onThreads([&](int t) {
      Network::Tape tape;
      tape.values.resize(1);
      Map target;
      for (std::size_t i = t; i < kHeldOut * kDraws; i += kThreads) {
        Random random(static_cast<unsigned>(i));
        drawSide(cards_, i % kHeldOut, random, tape.values[0], target);
        const Map& logits = network.forward(weights.data(), tape);
        const auto most = std::max_element(logits.values.begin(), logits.values.begin() + Network::kSides);
        const auto truth = std::max_element(target.values.begin(), target.values.end());
        ++confusion[t][truth - target.values.begin()][most - logits.values.begin()];
      }
    });
    for (int truth = 0; truth < Network::kSides; ++truth) {
      std::printf("  %d:", truth);
      for (int said = 0; said < Network::kSides; ++said)
        std::printf(" %4d", confusion[0][truth][said] + confusion[1][truth][said]);
      std::printf("\n");
    }
  }

 private:
  const SideCards& cards_;
};

}  // namespace

int main(int argc, char** argv) {
  const Options options = parsedOptions(argc, argv);
  const SideCards cards(options.samples);
  if (cards.size() <= kHeldOut) {
    std::fprintf(stderr, "%s holds %zu cards, need more than %zu\n", options.samples, cards.size(), kHeldOut);
    return 1;
  }
  SideTask task(cards);
  return train(Network::side(), task, options);
}
