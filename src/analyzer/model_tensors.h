#pragma once

#include <array>
#include <span>
#include <vector>

namespace qujing {

/// The networks that the page runs for the engine. Ids are permanent.
enum class FaceModel : int {
  none = -1,
  detector = 0,
  landmarks = 1,
  segmentation = 2,
};

/// The tensors of the model that runs now, models/manifest.json. Made once, for the largest.
class ModelTensors {
 public:
  ModelTensors();
  FaceModel running() const { return running_; }
  void run(FaceModel model) { running_ = model; }
  /// 1 x 3 x side x side; empty while none runs.
  std::span<float> input();
  std::span<float> output(int index);

 private:
  FaceModel running_ = FaceModel::none;
  std::vector<float> input_;
  std::array<std::vector<float>, 2> outputs_;
};

}  // namespace qujing
