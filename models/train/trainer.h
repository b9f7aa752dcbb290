#pragma once

#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "network.h"
#include "optimiser.h"

namespace training {

using Random = std::mt19937;

/// What a network is taught: where samples come from and what is right. Its calls come from several threads at once.
class Task {
 public:
  virtual ~Task() = default;
  /// Draws one sample of those that are trained on.
  virtual void draw(Random& random, Map& tensor, Map& target) const = 0;
  /// The loss, and its gradient with respect to the logits.
  virtual double judge(const Map& logits, const Map& target, Map& gradient) const = 0;
  /// Prints what these weights are worth on samples that are never trained on. From one thread, between two steps.
  virtual void report(const Network& network, const std::vector<float>& weights) = 0;
};

struct Options {
  const char* samples = nullptr;  ///< a file or a folder
  const char* weights = nullptr;  ///< rewritten at every report with the running mean of the weights
  const char* from = nullptr;     ///< weights to begin with
  double minutes = 30, rate = 0.002;
  int seed = 7;
};

/// Of `NAME SAMPLES WEIGHTS [--minutes M] [--from WEIGHTS] [--rate R] [--seed N]`; says how it goes and exits
/// otherwise.
Options parsedOptions(int argc, char** argv);

/// Teaches the task to the network until the time is over. Answers with the exit status.
int train(const Network& network, Task& task, const Options& options);

/// Runs act(thread) for thread 0 and 1 at once and waits for both.
constexpr int kThreads = 2;
void onThreads(void (*act)(int thread, void* context), void* context);

template <typename Act>
void onThreads(Act act) {
  onThreads([](int thread, void* context) { (*static_cast<Act*>(context))(thread); }, &act);
}

}  // namespace training
