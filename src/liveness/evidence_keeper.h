#pragma once

#include <optional>

#include "liveness/action.h"

namespace qujing {

/// What a frame is the best picture of so far: to be kept until a better one comes. Ids are permanent.
enum class EvidenceMoment : int {
  none = 0,
  neutral = 1,
  before = 2,  ///< of the action asked for, at rest
  peak = 3,
  after = 4,
};

/// An action of a challenge, and the times of the frames that show it.
struct CompletedAction {
  ActionEvent event;
  double beforeMs = 0, peakMs = 0, afterMs = 0;
};

/// Chooses the frames that show one action of a challenge, from when it is asked for.
class EvidenceKeeper {
 public:
  /// atRest: eyes open, head in neutral. progress: to the action asked for, 1 at its threshold. blur: smaller is
  /// sharper.
  EvidenceMoment next(bool atRest, double progress, double blur, double timestampMs);
  /// The action was done.
  void act(const ActionEvent& event) { event_ = event; }
  void reset() { *this = {}; }

  /// A picture at rest was taken: what begins from here on counts. Empty until then.
  std::optional<double> openedMs() const { return openedMs_; }
  /// Of the movement that is on, how far it has got.
  double farthest() const { return farthest_; }
  bool hasActed() const { return event_.has_value(); }
  /// Empty until the person is at rest again.
  std::optional<CompletedAction> whole(double timestampMs) const;

 private:
  struct Kept {
    double timestampMs = 0, blur = 0;
  };
  static bool isBetter(const std::optional<Kept>& kept, double blur) { return !kept || blur < kept->blur; }

  std::optional<double> openedMs_, restedMs_;
  std::optional<Kept> before_, after_;
  std::optional<ActionEvent> event_;
  double peakMs_ = 0, farthest_ = 0;
};

}  // namespace qujing
