#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "layers.h"
#include "trainer.h"

namespace training {

/// The classes of Network::side(), by their place in the logits.
enum class SideClass : int { other = 0, portrait = 1, portraitTurned = 2, emblem = 3, emblemTurned = 4 };

/// Flat cards as tests/data/dump_side_art.ts writes them, mapped rather than read.
class SideCards {
 public:
  /// Empty when the file is none.
  explicit SideCards(const std::string& path);
  ~SideCards();
  SideCards(const SideCards&) = delete;
  SideCards& operator=(const SideCards&) = delete;

  static constexpr int kWidth = 256, kHeight = 161;

  std::size_t size() const { return count_; }
  int label(std::size_t index) const { return record(index)[0]; }                 ///< 0 other, 1 portrait, 2 emblem
  const std::uint8_t* rgb(std::size_t index) const { return record(index) + 2; }  ///< kHeight x kWidth x 3

 private:
  const std::uint8_t* record(std::size_t index) const;

  void* data_ = nullptr;
  std::size_t bytes_ = 0, count_ = 0;
};

/// A card as the engine meets it: turned or not, its corners a little off, in some light, out of focus, with fingers,
/// reflections and noise on it. tensor: 128x80, normalised as in the engine; target: one pixel, 1 at the class.
void drawSide(const SideCards& cards, std::size_t index, Random& random, Map& tensor, Map& target);

}  // namespace training
