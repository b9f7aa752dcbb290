#pragma once

#include <string>
#include <string_view>

#include "config/check_rule.h"

namespace qujing {

/// How a person's own straight pose is learnt. Angles in degrees, speeds in degrees a second.
struct NeutralThresholds {
  double knownAfterMs = 0;  ///< of frames that are frontal and still
  double followMs = 0;      ///< what is older than this counts e times less
  double frontalYaw = 0, frontalPitch = 0;
  double stillSpeed = 0;
};

/// Closures: 0 an eye as open as this person holds it, 1 shut.
struct BlinkThresholds {
  double leastClosure = 0;    ///< of both eyes' mean
  double dipNoise = 0;        ///< share of the landmarks' gap that is lost without a blink
  double dipWeight = 0;       ///< of what is lost beyond, beside the network's closure
  double weakerEye = 0;       ///< of the eye that closes less
  double sureWeakerEye = 0;   ///< the same, from which on a blink is beyond doubt
  double singleFrame = 0;     ///< of both eyes' mean, when one frame only shows them shut
  double leastMs = 0;         ///< between the last open frame and the next
  double mostMs = 0;          ///< at half depth
  double mostDoubtfulMs = 0;  ///< the same, of a blink that is not beyond doubt
  double mostYaw = 0;         ///< degrees from neutral or from the camera, whichever is nearer
  double mostPitch = 0;       ///< the same
  double mostPitchDrop = 0;   ///< degrees that the head is lowered by, just before and within the blink
};

/// Shares are of turnDegrees for yaw, of nodDegrees for pitch.
struct HeadActionThresholds {
  double turnDegrees = 0;  ///< from neutral
  double nodDegrees = 0;   ///< the same, raised or lowered
  double beginShare = 0;   ///< less is neutral
  double returnShare = 0;  ///< of the way back from the farthest point
  double leastMs = 0, mostMs = 0;
  double mostSpeed = 0;   ///< degrees a second, of a movement that one frame only shows
  double restMs = 0;      ///< at neutral before the next action
  double leastDepth = 0;  ///< 1 a solid head, 0 a plane
};

struct ContinuityThresholds {
  double mostGapMs = 0;            ///< without a face
  double mostOtherFaceMs = 0;      ///< with more than one
  double mostJumpMs = 0;           ///< with a face that cannot be the one before
  double leastOverlap = 0;         ///< intersection over union with the box before
  double jumpSlack = 0;            ///< face widths that points may be off at once
  double mostPointSpeed = 0;       ///< face widths a second
  double signatureYaw = 0;         ///< degrees between poses whose signatures can be compared
  double signaturePitch = 0;       ///< the same
  double leastLikeness = 0;        ///< of a signature and that of the first frames
  double leastLatelyLikeness = 0;  ///< of a signature and that of just before
  double mostUnlikeMs = 0;         ///< with less, what was alike taken off
};

struct ChallengeThresholds {
  int leastActions = 0, mostActions = 0, defaultActions = 0;
  double framingMs = 0, neutralMs = 0, actionMs = 0;  ///< most, in each state
  double wholeMs = 0;                                 ///< most, in all
  double leastFaceShare = 0, mostFaceShare = 0;       ///< width of the face over the frame's shorter side
  double leastFacePixels = 0;                         ///< width of the face
  double mostOffCentre = 0;                           ///< of the face's middle, shares of the frame's sides
  double leastLuma = 0;                               ///< mean of the face, 0..255
  double mostDarkMs = 0;
};

/// What may be an attack. Raw values: milliseconds, ratio, frames a second, milliseconds, share, ratio, share.
struct CueThresholds {
  CheckRule frozenFrames, loopedFrames, frameTimes, reactionTime, planarMotion, screenRecapture, screenBorder;
  double lookEveryMs = 0;  ///< between two looks at the pixels for a screen
};

/// Every number that decides about liveness, with its evidence in liveness_thresholds.json.
struct LivenessThresholds {
  std::string version;
  NeutralThresholds neutral;
  BlinkThresholds blink;
  HeadActionThresholds head;
  ContinuityThresholds continuity;
  ChallengeThresholds challenge;
  CueThresholds cues;
};

/// The thresholds that the engine carries.
std::string_view defaultLivenessThresholdsJson();

/// Answers with what is wrong and where ("$.blink.leastMs.value: got a string, need a number"), or with nothing;
/// `thresholds` is written only then.
std::string readLivenessThresholds(std::string_view json, LivenessThresholds& thresholds);

}  // namespace qujing
