#include "trainer.h"

#include <algorithm>
#include <barrier>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <utility>

#include "weight_file.h"

namespace training {
namespace {

constexpr int kBatch = 32;
constexpr double kWarmUpSteps = 500, kLastRate = 0.01;
constexpr double kKept = 0.9995;  ///< of the running mean of the weights, a step
constexpr double kReportSeconds = 150;

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

class Trainer {
 public:
  Trainer(const Network& network, Task& task, std::vector<float> weights, const Options& options)
      : network_(network),
        task_(task),
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
      tape.values.resize(1);
      Map target;
      while (!done_) {
        for (int i = 0; i < kBatch / kThreads; ++i) {
          task_.draw(random, tape.values[0], target);
          const Map& logits = network_.forward(weights_.data(), tape);
          losses_[t] += task_.judge(logits, target, tape.gradients.back());
          network_.backward(weights_.data(), tape, gradients_[t].data());
        }
        barrier.arrive_and_wait();
      }
    });
  }

 private:
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
      std::printf("step %d, %.0f %%, %.0f samples/s, rate %.5f, loss %.4f\n", step_, 100 * spent,
                  step_ * kBatch / reportedSeconds_, rate, running_);
      task_.report(network_, kept_);
      std::fflush(stdout);
      writeWeights(options_.weights, network_, kept_);
    }
  }

  const Network& network_;
  Task& task_;
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

void onThreads(void (*act)(int, void*), void* context) {
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) threads.emplace_back(act, t, context);
  for (auto& thread : threads) thread.join();
}

Options parsedOptions(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: %s SAMPLES WEIGHTS [--minutes M] [--from WEIGHTS] [--rate R] [--seed N]\n", argv[0]);
    std::exit(2);
  }
  Options options{argv[1], argv[2]};
  for (int i = 3; i + 1 < argc; i += 2) {
    if (std::strcmp(argv[i], "--minutes") == 0) options.minutes = std::atof(argv[i + 1]);
    if (std::strcmp(argv[i], "--from") == 0) options.from = argv[i + 1];
    if (std::strcmp(argv[i], "--rate") == 0) options.rate = std::atof(argv[i + 1]);
    if (std::strcmp(argv[i], "--seed") == 0) options.seed = std::atoi(argv[i + 1]);
  }
  return options;
}

int train(const Network& network, Task& task, const Options& options) {
  std::vector<float> weights = drawnWeights(network, options.seed);
  const std::string problem = options.from != nullptr ? readWeights(options.from, network, weights) : "";
  if (!problem.empty()) {
    std::fprintf(stderr, "%s\n", problem.c_str());
    return 1;
  }
  Trainer(network, task, std::move(weights), options).run();
  return 0;
}

}  // namespace training
