#pragma once

#include <array>

namespace qujing {

/// What a person can be asked to do; the sides are the subject's own. Ids are permanent.
enum class Action : int {
  blink = 0,
  turnLeft = 1,
  turnRight = 2,
  raise = 3,  ///< the head, and back
  lower = 4,
};
constexpr std::array kActions{Action::blink, Action::turnLeft, Action::turnRight, Action::raise, Action::lower};

/// An action that was done from its beginning to its end.
struct ActionEvent {
  Action action{};
  double startMs = 0, peakMs = 0, endMs = 0;  ///< peakMs is a frame's time, the others may lie between frames
  double confidence = 0;                      ///< 0..1
};

}  // namespace qujing
