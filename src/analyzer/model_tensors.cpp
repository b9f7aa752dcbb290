#include "analyzer/model_tensors.h"

#include <algorithm>

#include "face/face_decoder.h"
#include "face/face_landmarks.h"
#include "face/face_patch.h"
#include "face/person_mask.h"

namespace qujing {
namespace {

constexpr std::size_t planes(std::size_t side) { return 3 * side * side; }

struct Sizes {
  std::size_t input;
  std::array<std::size_t, 2> outputs;
};
/// By FaceModel.
constexpr Sizes kSizes[] = {
    {planes(kDetectorSide), {static_cast<std::size_t>(kAnchorCount) * kAnchorValues, kAnchorCount}},
    {planes(kLandmarkSide), {kLandmarkCount * 3, 1}},
    {planes(kMaskSide), {static_cast<std::size_t>(kMaskSide) * kMaskSide, 0}},
};

}  // namespace

ModelTensors::ModelTensors() {
  std::size_t longest = 0;
  for (const Sizes& sizes : kSizes) {
    longest = std::max(longest, sizes.input);
    for (std::size_t i = 0; i < outputs_.size(); ++i)
      outputs_[i].resize(std::max(outputs_[i].size(), sizes.outputs[i]));
  }
  input_.resize(longest);
}

std::span<float> ModelTensors::input() {
  if (running_ == FaceModel::none) return {};
  return std::span(input_).first(kSizes[static_cast<int>(running_)].input);
}

std::span<float> ModelTensors::output(int index) {
  if (running_ == FaceModel::none || index < 0 || index > 1) return {};
  const auto place = static_cast<std::size_t>(index);
  return std::span(outputs_[place]).first(kSizes[static_cast<int>(running_)].outputs[place]);
}

}  // namespace qujing
