// train_card SHARDS WEIGHTS [--minutes M] [--from WEIGHTS] [--rate R] [--seed N]: trains the card network.
// SHARDS: a folder of tests/data/dump_training.ts's files; more may come while it runs.
#include <cstdio>

#include "loss.h"
#include "sample.h"
#include "trainer.h"

using namespace training;

namespace {

constexpr std::size_t kHeldOut = 512;  ///< records of the first shard that are never trained on
constexpr double kCloserShare = 0.7;
constexpr int kGhostCells = 12;

class CardTask : public Task {
 public:
  explicit CardTask(Shards& shards) : shards_(shards) {}

  void draw(Random& random, Map& tensor, Map& target) const override {
    const std::size_t which = kHeldOut + random() % (shards_.size() - kHeldOut);
    const View view = std::uniform_real_distribution<>()(random) < kCloserShare ? View::closer : View::frame;
    drawInto(which, view, random, tensor, target);
  }

  double judge(const Map& logits, const Map& target, Map& gradient) const override {
    return training::judge(logits, target, gradient).loss;
  }

  void report(const Network& network, const std::vector<float>& weights) override {
    std::printf("  %zu frames\n", shards_.size());
    reportView("frame ", View::frame, network, weights);
    reportView("closer", View::closer, network, weights);
    shards_.refresh();
  }

 private:
  void drawInto(std::size_t which, View view, Random& random, Map& tensor, Map& target) const {
    Sample sample{std::move(tensor), std::move(target)};
    drawSample(shards_.at(which), view, random, sample);
    tensor = std::move(sample.tensor);
    target = std::move(sample.maps);
  }

  /// The draw is the same every time.
  void reportView(const char* name, View view, const Network& network, const std::vector<float>& weights) const {
    std::vector<Verdict> verdicts(kHeldOut);
    onThreads([&](int t) {
      Network::Tape tape;
      tape.values.resize(1);
      Map target, gradient;
      for (std::size_t i = t; i < kHeldOut; i += kThreads) {
        Random random(static_cast<unsigned>(i));
        drawInto(i, view, random, tape.values[0], target);
        verdicts[i] = training::judge(network.forward(weights.data(), tape), target, gradient);
      }
    });
    double loss = 0, iou = 0;
    int cards = 0, exact = 0, ghosts = 0;
    for (const Verdict& v : verdicts) {
      loss += v.loss / kHeldOut;
      cards += v.hasCard ? 1 : 0;
      iou += v.hasCard ? v.iou : 0;
      exact += v.hasCard && v.iou > 0.9 ? 1 : 0;
      ghosts += !v.hasCard && v.covered > kGhostCells ? 1 : 0;
    }
    std::printf("  %s: loss %.4f, IoU %.4f, over 0.9 %.3f; cover where no card is %.3f\n", name, loss, iou / cards,
                static_cast<double>(exact) / cards, static_cast<double>(ghosts) / (kHeldOut - cards));
  }

  Shards& shards_;
};

}  // namespace

int main(int argc, char** argv) {
  const Options options = parsedOptions(argc, argv);
  Shards shards(options.samples);
  shards.refresh();
  if (shards.size() <= kHeldOut) {
    std::fprintf(stderr, "%s holds %zu samples, need more than %zu\n", options.samples, shards.size(), kHeldOut);
    return 1;
  }
  CardTask task(shards);
  return train(Network::card(), task, options);
}
