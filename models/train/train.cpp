// train SHARDS WEIGHTS [--minutes M] [--from WEIGHTS] [--rate R] [--seed N]: trains the card network.
// SHARDS: a folder of tests/data/dump_training.ts's files; more may come while it runs. WEIGHTS: rewritten at every
// report with the running mean of the weights.
#include <barrier>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <thread>
#include <utility>

#include "loss.h"
#include "network.h"
#include "optimiser.h"
#include "sample.h"
#include "weight_file.h"

using namespace training;

namespace {

constexpr int kThreads = 2, kBatch = 32;
constexpr std::size_t kHeldOut = 512;  ///< records of the first shard that are never trained on
constexpr double kCloserShare = 0.7;
constexpr double kWarmUpSteps = 500, kLastRate = 0.01;
constexpr double kKept = 0.9995;  ///< of the running mean of the weights, a step
constexpr double kReportSeconds = 150;
constexpr int kGhostCells = 12;

struct Options {
  const char* shards = nullptr;
  const char* weights = nullptr;
  const char* from = nullptr;
  double minutes = 30, rate = 0.002;
  int seed = 7;
};

Options parsed(int argc, char** argv) {
  Options options{argv[1], argv[2]};
  for (int i = 3; i + 1 < argc; i += 2) {
    if (std::strcmp(argv[i], "--minutes") == 0) options.minutes = std::atof(argv[i + 1]);
    if (std::strcmp(argv[i], "--from") == 0) options.from = argv[i + 1];
    if (std::strcmp(argv[i], "--rate") == 0) options.rate = std::atof(argv[i + 1]);
    if (std::strcmp(argv[i], "--seed") == 0) options.seed = std::atoi(argv[i + 1]);
  }
  return options;
}

/// Kaiming He's deviation for layers before a ReLU.
std::vector<float> drawnWeights(const Network& network, unsigned seed) {
  std::vector<float> weights(network.weightCount());
  Random random(seed);
  for (const Convolution& layer : network.layers()) {
    std::normal_distribution<float> draw(0, std::sqrt(2.0f / static_cast<float>(layer.rows())));
    for (std::size_t i = 0; i < layer.kernelSize(); ++i) weights[layer.kernel + i] = draw(random);
  }
  return weights;
}

/// Runs act(thread) on every thread and waits for all.
template <typename Act>
void onThreads(Act act) {
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) threads.emplace_back(act, t);
  for (auto& thread : threads) thread.join();
}

class Trainer {
 public:
  Trainer(const Network& network, Shards& shards, std::vector<float> weights, const Options& options)
      : network_(network),
        shards_(shards),
        options_(options),
        optimiser_(network),
        weights_(std::move(weights)),
        kept_(weights_),
        gradients_(kThreads, std::vector<float>(weights_.size())),
        losses_(kThreads) {}

  void run() {
    std::barrier barrier(kThreads, [this]() noexcept { finishStep(); });
    onThreads([&](int t) {
      Random random(options_.seed * 100 + t);
      Network::Tape tape;
      Sample sample;
      while (!done_) {
        for (int i = 0; i < kBatch / kThreads; ++i) learn(t, random, tape, sample);
        barrier.arrive_and_wait();
      }
    });
  }

 private:
  void learn(int thread, Random& random, Network::Tape& tape, Sample& sample) {
    const std::size_t which = kHeldOut + random() % (shards_.size() - kHeldOut);
    const View view = std::uniform_real_distribution<>()(random) < kCloserShare ? View::closer : View::frame;
    drawSample(shards_.at(which), view, random, sample);
    tape.values.resize(std::max<std::size_t>(tape.values.size(), 1));
    std::swap(tape.values[0], sample.tensor);
    const Map& logits = network_.forward(weights_.data(), tape);
    losses_[thread] += judge(logits, sample.maps, tape.gradients.back()).loss;
    network_.backward(weights_.data(), tape, gradients_[thread].data());
  }

  double secondsSpent() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
  }

  void finishStep() {
    double loss = 0;
    for (int t = 0; t < kThreads; ++t) loss += std::exchange(losses_[t], 0.0) / kBatch;
    for (std::size_t i = 0; i < weights_.size(); ++i) {
      float sum = 0;
      for (auto& gradient : gradients_) sum += std::exchange(gradient[i], 0.0f);
      gradients_[0][i] = sum / kBatch;
    }
    running_ += (loss - running_) / std::min(100, step_ + 1);
    const double spent = std::min(1.0, secondsSpent() / 60 / options_.minutes);
    const double rate = options_.rate * std::min(1.0, (step_ + 1) / kWarmUpSteps) *
                        std::max(kLastRate, 0.5 * (1 + std::cos(M_PI * spent)));
    optimiser_.step(weights_, gradients_[0], rate);
    std::fill(gradients_[0].begin(), gradients_[0].end(), 0.0f);
    ++step_;
    const float keep = static_cast<float>(std::min(kKept, step_ / (step_ + 10.0)));
    for (std::size_t i = 0; i < weights_.size(); ++i) kept_[i] = keep * kept_[i] + (1 - keep) * weights_[i];
    done_ = spent >= 1;
    if (done_ || secondsSpent() - reportedSeconds_ > kReportSeconds) {
      reportedSeconds_ = secondsSpent();
      std::printf("step %d, %.0f %%, %.0f samples/s, %zu frames, rate %.5f, loss %.4f\n", step_, 100 * spent,
                  step_ * kBatch / reportedSeconds_, shards_.size(), rate, running_);
      report("frame ", View::frame);
      report("closer", View::closer);
      std::fflush(stdout);
      writeWeights(options_.weights, network_, kept_);
      shards_.refresh();
    }
  }

  /// What the running mean of the weights is worth on the held-out records; the draw is the same every time.
  void report(const char* name, View view) const {
    std::vector<Verdict> verdicts(kHeldOut);
    onThreads([&](int t) {
      Network::Tape tape;
      Sample sample;
      Map gradient;
      for (std::size_t i = t; i < kHeldOut; i += kThreads) {
        Random random(static_cast<unsigned>(i));
        drawSample(shards_.at(i), view, random, sample);
        tape.values.resize(std::max<std::size_t>(tape.values.size(), 1));
        tape.values[0] = sample.tensor;
        verdicts[i] = judge(network_.forward(kept_.data(), tape), sample.maps, gradient);
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

  const Network& network_;
  Shards& shards_;
  const Options options_;
  Optimiser optimiser_;
  std::vector<float> weights_, kept_;
  std::vector<std::vector<float>> gradients_;  ///< one a thread
  std::vector<double> losses_;
  const std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  double running_ = 0, reportedSeconds_ = 0;
  int step_ = 0;
  bool done_ = false;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: train SHARDS WEIGHTS [--minutes M] [--from WEIGHTS] [--rate R] [--seed N]\n");
    return 2;
  }
  const Options options = parsed(argc, argv);
  const Network network;
  std::vector<float> weights = drawnWeights(network, options.seed);
  const std::string problem = options.from != nullptr ? readWeights(options.from, network, weights) : "";
  if (!problem.empty()) {
    std::fprintf(stderr, "%s\n", problem.c_str());
    return 1;
  }
  Shards shards(options.shards);
  shards.refresh();
  if (shards.size() <= kHeldOut) {
    std::fprintf(stderr, "%s holds %zu samples, need more than %zu\n", options.shards, shards.size(), kHeldOut);
    return 1;
  }
  Trainer(network, shards, std::move(weights), options).run();
}
