// train_eye EYES WEIGHTS [--minutes M] [--from WEIGHTS] [--rate R] [--seed N]: trains the eye network.
// EYES: a file of models/train/eye_data.ts.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "eye_views.h"
#include "trainer.h"

using namespace training;

namespace {

constexpr int kHeldOutOf = 8;       ///< of so many faces one is never trained on
constexpr float kMostPull = 0.25f;  ///< an error counts by its square up to here
/// A lid that is nearly down says less than an open eye does: its errors count for more.
constexpr float kNearlyShut = 0.3f, kShutWeight = 3;
constexpr float kThreshold = 0.4f;
constexpr float kOpen = 0.99f, kShut = 0.05f;
constexpr double kLargeEye = 18;  ///< pixels: of a face some 100 wide

class EyeTask : public Task {
 public:
  explicit EyeTask(const EyeViews& eyes) : eyes_(eyes) {
    for (std::size_t i = 0; i < eyes.size(); ++i)
      (eyes.face(i) % kHeldOutOf == kHeldOutOf - 1 ? heldOut_ : taught_).push_back(i);
  }

  void draw(Random& random, Map& tensor, Map& target) const override {
    const std::size_t index = taught_[random() % taught_.size()];
    drawEye(eyes_, index, &random, tensor);
    target.resize(1, 1, 1);
    target.values[0] = eyes_.open(index);
  }

  double judge(const Map& logits, const Map& target, Map& gradient) const override {
    gradient.resize(1, 1, logits.channels);
    std::fill(gradient.values.begin(), gradient.values.end(), 0.0f);
    const float error = logits.values[0] - target.values[0];
    const float weight = target.values[0] < kNearlyShut ? kShutWeight : 1;
    gradient.values[0] = weight * std::clamp(error, -kMostPull, kMostPull);
    return weight * (std::abs(error) < kMostPull ? error * error / 2 : kMostPull * (std::abs(error) - kMostPull / 2));
  }

  void report(const Network& network, const std::vector<float>& weights) override {
    for (const double least : {0.0, kLargeEye}) {
      int open = 0, missed = 0, shut = 0, passed = 0;
      double off = 0;
      int count = 0;
      Network::Tape tape;
      tape.values.resize(1);
      for (std::size_t index : heldOut_) {
        if (eyes_.eyeWidth(index) < least) continue;
        drawEye(eyes_, index, nullptr, tape.values[0]);
        const float share = network.forward(weights.data(), tape).values[0], truth = eyes_.open(index);
        off += std::abs(share - truth);
        ++count;
        if (truth > kOpen) ++open, missed += share < kThreshold ? 1 : 0;
        if (truth < kShut) ++shut, passed += share >= kThreshold ? 1 : 0;
      }
      std::printf(
          "  eyes over %2.0f px: %d held out, off by %.3f; read as shut %.1f %% of %d open, as open %.1f %% of %d "
          "shut\n",
          least, count, off / std::max(1, count), 100.0 * missed / std::max(1, open), open,
          100.0 * passed / std::max(1, shut), shut);
    }
  }

 private:
  const EyeViews& eyes_;
  std::vector<std::size_t> taught_, heldOut_;
};

}  // namespace

int main(int argc, char** argv) {
  const Options options = parsedOptions(argc, argv);
  const EyeViews eyes(options.samples);
  if (eyes.size() == 0) {
    std::fprintf(stderr, "%s holds no eyes\n", options.samples);
    return 1;
  }
  EyeTask task(eyes);
  return train(Network::eye(), task, options);
}
