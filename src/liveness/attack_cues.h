#pragma once

#include <array>
#include <optional>
#include <span>

#include "config/liveness_thresholds.h"
#include "liveness/challenge.h"
#include "liveness/frame_times.h"
#include "liveness/frozen_frames.h"
#include "liveness/looped_frames.h"
#include "liveness/reaction_time.h"
#include "liveness/screen_pattern.h"
#include "quality/screen_border.h"

namespace qujing {

/// What is looked for, in the order in which it is told.
constexpr std::array kCueIds{CheckId::frozenFrames, CheckId::loopedFrames, CheckId::frameTimes,
                             CheckId::reactionTime, CheckId::planarMotion, CheckId::screenRecapture,
                             CheckId::screenBorder};
constexpr std::size_t kCueCount = kCueIds.size();
using Cues = std::array<Check, kCueCount>;

/// What may be an attack on liveness, over one series of frames. Advice: no cue ends or changes a challenge.
class AttackCues {
 public:
  explicit AttackCues(const CueThresholds& thresholds) : thresholds_(thresholds) {}

  /// Every frame; face: null without one.
  void see(const ImageView& frame, const FaceLandmarks* face, double timestampMs);
  /// A movement of the head ended whose depth is known, whether it counted or not: 1 a solid head's, 0 a plane's.
  void move(double depth);
  void react(const ChallengeStatus& status, std::span<const CompletedAction> completed, double timestampMs);

  /// On everything so far.
  Cues checks() const;

 private:
  void lookForScreen(const ImageView& frame, const FaceLandmarks& face);
  std::optional<double> framing() const;

  CueThresholds thresholds_;
  FramePrint print_;
  FrozenFrames frozen_;
  LoopedFrames looped_;
  FrameTimes times_;
  ReactionTime reaction_;
  ScreenPattern pattern_;
  ScreenBorderMeter border_;
  std::optional<double> flattest_;
  ScreenBorderMeter::Sides sides_{};  ///< of the round that is on
  double framings_ = 0;
  int looks_ = 0, rounds_ = 0;
  std::optional<double> lookedMs_;
};

}  // namespace qujing
