#include "network.h"

#include <algorithm>

namespace training {
namespace {

constexpr int kHalf = 16, kQuarter = 32, kEighth = 64, kSixteenth = 96;  ///< channels
constexpr int kEighthBlocks = 2, kSixteenthBlocks = 8;
constexpr int kSideStem = 16, kSideWidth = 32, kSideBlocks = 2;  ///< channels, blocks at 1/8
constexpr int kSideCells = 8 * 5;                                ///< of the last map
constexpr int kEyeStem = 16, kEyeDeep = 32, kEyeLast = 16, kEyeDense = 32;
constexpr int kEyeCells = 8 * 5;

}  // namespace

int Network::convolve(int from, int inputs, int outputs, int size, int stride, bool depthwise) {
  Convolution layer{size, stride, inputs, outputs, depthwise};
  layer.kernel = weightCount_;
  layer.bias = layer.kernel + layer.kernelSize();
  weightCount_ = layer.bias + outputs;
  layers_.push_back(layer);
  const int to = value();
  steps_.push_back({Op::convolve, static_cast<int>(layers_.size()) - 1, from, -1, to});
  return to;
}

/// A layer of equal width and stride 1 adds its input to its output.
int Network::separable(int from, int inputs, int outputs, int size, int stride) {
  const int between = convolve(from, inputs, inputs, size, stride, true);
  steps_.push_back({Op::rectify, -1, between, -1, between});
  const int to = convolve(between, inputs, outputs, 1, 1, false);
  if (inputs == outputs && stride == 1) steps_.push_back({Op::add, -1, from, -1, to});
  steps_.push_back({Op::rectify, -1, to, -1, to});
  return to;
}

int Network::lift(int coarse, int inputs, int fine, int outputs) {
  const int lifted = convolve(coarse, inputs, outputs, 1, 1, false);
  const int to = value();
  steps_.push_back({Op::sumDoubled, -1, fine, lifted, to});
  steps_.push_back({Op::rectify, -1, to, -1, to});
  return to;
}

int Network::stem(int outputs) {
  const int gathered = value();
  steps_.push_back({Op::gather, -1, 0, -1, gathered});
  const int to = convolve(gathered, kGathered, outputs, 1, 1, false);
  steps_.push_back({Op::rectify, -1, to, -1, to});
  return to;
}

Network Network::side() {
  Network network;
  int x = network.stem(kSideStem);
  x = network.separable(x, kSideStem, kSideWidth, 3, 2);
  x = network.separable(x, kSideWidth, kSideWidth, 3, 2);
  for (int i = 0; i < kSideBlocks; ++i) x = network.separable(x, kSideWidth, kSideWidth, 3, 1);
  x = network.separable(x, kSideWidth, kSideWidth, 3, 2);
  const int flat = network.value();
  network.steps_.push_back({Op::flatten, -1, x, -1, flat});
  network.convolve(flat, kSideCells * kSideWidth, kHeadOutputs, 1, 1, false);
  return network;
}

Network Network::eye() {
  Network network;
  int x = network.stem(kEyeStem);
  x = network.separable(x, kEyeStem, kEyeDeep, 3, 2);
  x = network.separable(x, kEyeDeep, kEyeDeep, 3, 1);
  x = network.separable(x, kEyeDeep, kEyeLast, 3, 1);
  const int flat = network.value();
  network.steps_.push_back({Op::flatten, -1, x, -1, flat});
  const int dense = network.convolve(flat, kEyeCells * kEyeLast, kEyeDense, 1, 1, false);
  network.steps_.push_back({Op::rectify, -1, dense, -1, dense});
  network.convolve(dense, kEyeDense, kHeadOutputs, 1, 1, false);
  return network;
}

Network Network::card() {
  Network network;
  network.buildCard();
  return network;
}

void Network::buildCard() {
  int x = stem(kHalf);
  x = separable(x, kHalf, kQuarter, 3, 2);
  const int quarter = x = separable(x, kQuarter, kQuarter, 3, 1);
  x = separable(x, kQuarter, kEighth, 3, 2);
  for (int i = 0; i < kEighthBlocks; ++i) x = separable(x, kEighth, kEighth, 3, 1);
  const int eighth = x;
  x = separable(x, kEighth, kSixteenth, 3, 2);
  for (int i = 0; i < kSixteenthBlocks; ++i) x = separable(x, kSixteenth, kSixteenth, 5, 1);
  const int mean = value();
  steps_.push_back({Op::average, -1, x, -1, mean});
  const int context = convolve(mean, kSixteenth, kSixteenth, 1, 1, false);
  const int deep = value();
  steps_.push_back({Op::sumEverywhere, -1, x, context, deep});
  steps_.push_back({Op::rectify, -1, deep, -1, deep});
  x = lift(deep, kSixteenth, eighth, kEighth);
  x = separable(x, kEighth, kEighth, 3, 1);
  x = lift(x, kEighth, quarter, kQuarter);
  x = separable(x, kQuarter, kQuarter, 3, 1);
  convolve(x, kQuarter, kHeadOutputs, 1, 1, false);
}

const Map& Network::forward(const float* weights, Tape& tape) const {
  tape.values.resize(values_);
  tape.gradients.resize(values_);
  for (const Step& step : steps_) {
    Map& to = tape.values[step.to];
    const Map& from = tape.values[step.from];
    switch (step.op) {
      case Op::gather:
        gather(from, to);
        break;
      case Op::convolve:
        training::forward(layers_[step.layer], weights, from, to);
        break;
      case Op::rectify:
        rectify(to);
        break;
      case Op::add:
        add(from, to);
        break;
      case Op::sumDoubled:
        to = from;
        addDoubled(tape.values[step.other], to);
        break;
      case Op::average:
        average(from, to);
        break;
      case Op::sumEverywhere:
        to = from;
        addEverywhere(tape.values[step.other], to);
        break;
      case Op::flatten:
        to = from;
        to.reshape(1, 1, from.pixels() * from.channels);
        break;
    }
  }
  return tape.values.back();
}

void Network::backward(const float* weights, Tape& tape, float* gradient) const {
  tape.reached.assign(values_, false);
  tape.reached[values_ - 1] = true;
  /// Hands a gradient to a value that may already have one from another reader.
  auto give = [&tape](int value, Map& given) {
    if (tape.reached[value])
      add(given, tape.gradients[value]);
    else
      std::swap(tape.gradients[value], given);
    tape.reached[value] = true;
  };
  Map& scratch = tape.scratch;
  for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) {
    Map& g = tape.gradients[step->to];
    switch (step->op) {
      case Op::gather:
        break;
      case Op::convolve:
        training::backward(layers_[step->layer], weights, tape.values[step->from], g, gradient, scratch);
        give(step->from, scratch);
        break;
      case Op::rectify:
        rectifyBackward(tape.values[step->to], g);
        break;
      case Op::add:
        scratch = g;
        give(step->from, scratch);
        break;
      case Op::sumDoubled:
        addDoubledBackward(g, scratch);
        give(step->other, scratch);
        scratch = g;
        give(step->from, scratch);
        break;
      case Op::average:
        averageBackward(g, tape.gradients[step->from]);
        break;
      case Op::sumEverywhere:
        addEverywhereBackward(g, scratch);
        give(step->other, scratch);
        scratch = g;
        give(step->from, scratch);
        break;
      case Op::flatten: {
        const Map& shape = tape.values[step->from];
        scratch = g;
        scratch.reshape(shape.width, shape.height, shape.channels);
        give(step->from, scratch);
        break;
      }
    }
  }
}

}  // namespace training
