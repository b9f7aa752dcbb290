#include "liveness/frame_digest.h"

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace qujing {
namespace {

constexpr int kRowStep = 8;
constexpr std::uint64_t kOffset = 0xcbf29ce484222325, kPrime = 0x100000001b3;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * kPrime;
  // A product's high bits never reach its low ones.
  return hash ^ (hash >> 32);
}

}  // namespace

std::uint64_t frameDigest(const ImageView& frame) {
  const std::size_t rowBytes = static_cast<std::size_t>(frame.width()) * bytesPerPixel(frame.format());
  std::uint64_t hash = kOffset;
  for (int y = 0; y < frame.height(); y += kRowStep) {
    const std::uint8_t* const row = frame.row(y);
    for (std::size_t i = 0; i < rowBytes; i += sizeof hash) {
      std::uint64_t word = 0;
      std::memcpy(&word, row + i, std::min(sizeof word, rowBytes - i));
      hash = mixed(hash, word);
    }
  }
  return hash;
}

}  // namespace qujing
