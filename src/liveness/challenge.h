#pragma once

#include <array>
#include <optional>
#include <span>

#include "config/liveness_thresholds.h"
#include "liveness/action.h"
#include "liveness/action_detector.h"
#include "liveness/challenge_state.h"
#include "liveness/evidence_keeper.h"
#include "liveness/face_continuity.h"
#include "liveness/liveness_hint.h"
#include "liveness/observation.h"

namespace qujing {

struct ChallengeStatus {
  ChallengeState state = ChallengeState::cancelled;
  int actionIndex = 0;          ///< actions completed, which is the index of the one asked for
  std::optional<Action> asked;  ///< in state action
  LivenessHint hint = LivenessHint::ended;
  double progress = 0;  ///< 0..1: of stillness in neutral, to the threshold of what is asked for in action
  double stateLeftMs = 0, wholeLeftMs = 0;
  EvidenceMoment keep = EvidenceMoment::none;  ///< what this frame is to be kept for, instead of the one before
  int keepIndex = 0;                           ///< of which action
};

/// One challenge: actions asked for in order, of one face throughout. The only owner of its state.
class Challenge {
 public:
  explicit Challenge(const LivenessThresholds& thresholds);

  /// False, and nothing begins, when there are fewer or more actions than the thresholds let, or unknown ones.
  bool begin(std::span<const Action> actions, double timestampMs);
  /// An observation earlier than the one before changes nothing.
  ChallengeStatus next(const Observation& seen);
  /// Time passes and no frame comes.
  ChallengeStatus tick(double timestampMs);
  void cancel();

  const ChallengeStatus& status() const { return status_; }
  /// In the order asked for.
  std::span<const Action> actions() const { return std::span(actions_).first(static_cast<std::size_t>(actionCount_)); }
  std::span<const CompletedAction> completed() const;

 private:
  static constexpr std::size_t kMostActions = 5;

  void enter(ChallengeState state);
  bool advance(double timestampMs);
  bool hasBroken(const Observation& seen);
  void frame(const Observation& seen);
  void settle(const Observation& seen);
  void act(const Observation& seen);
  void judge(const ActionStep& step);
  void complete(const CompletedAction& action);
  ChallengeState failureOnLimit() const;
  LivenessHint hintWhileActing(const Observation& seen) const;
  void measureTimes();
  Action asked() const { return actions_[status_.actionIndex]; }

  LivenessThresholds thresholds_;
  std::array<Action, kMostActions> actions_{};
  int actionCount_ = 0;
  std::array<CompletedAction, kMostActions> completed_{};

  ActionDetector detector_;
  FaceContinuity continuity_;
  EvidenceKeeper keeper_;
  ChallengeStatus status_;
  double nowMs_ = 0, beganMs_ = 0, enteredMs_ = 0;
  std::optional<double> darkSinceMs_, tooQuickMs_;
  std::optional<double> neutralBlur_;  ///< of the neutral frame kept
};

}  // namespace qujing
