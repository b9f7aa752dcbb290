#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "common/geometry.h"

namespace training {

/// One stored frame of a shard (its layout: tests/data/training_shard.ts), borrowed from the mapped file.
struct Record {
  static constexpr int kSide = 256;  ///< pixels of a stored row

  int width = 0, height = 0;
  int cards = 0;                      ///< of the quads; the others are other flat things
  std::vector<qujing::Quad> quads;    ///< frame pixels, also outside of it
  const std::uint8_t* rgb = nullptr;  ///< kSide x kSide x 3
};

/// The shards of a folder, mapped rather than read.
class Shards {
 public:
  explicit Shards(std::string folder) : folder_(std::move(folder)) {}
  ~Shards();
  Shards(const Shards&) = delete;
  Shards& operator=(const Shards&) = delete;

  /// Takes up the shards that came since the last time: the generator may go on while the network trains.
  void refresh();
  std::size_t size() const { return starts_.size(); }
  Record at(std::size_t index) const;

 private:
  struct File {
    std::string path;
    void* data = nullptr;
    std::size_t bytes = 0;
  };

  std::string folder_;
  std::vector<File> files_;
  std::vector<const std::uint8_t*> starts_;
};

}  // namespace training
