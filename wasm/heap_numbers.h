#pragma once

#include <cstdint>
#include <span>

#include "face/face_landmarks.h"

namespace qujing {

/// Numbers in the engine's heap. Valid until the next call.
struct HeapNumbers {
  unsigned address = 0;  ///< of the first
  int count = 0;
};

template <typename Number>
HeapNumbers numbersAt(std::span<Number> numbers) {
  return {static_cast<unsigned>(reinterpret_cast<std::uintptr_t>(numbers.data())), static_cast<int>(numbers.size())};
}

/// Three doubles a point.
inline HeapNumbers numbersOf(const FaceLandmarks* face) {
  static_assert(sizeof(FaceLandmark) == 3 * sizeof(double));
  return face == nullptr ? HeapNumbers{} : numbersAt(std::span(&face->front().x, 3 * kLandmarkCount));
}

}  // namespace qujing
