#include "config/liveness_thresholds.h"

#include "config/liveness_thresholds_json.h"
#include "config/rule_reader.h"

namespace qujing {
namespace {

constexpr double kLongestMs = 600000;

template <typename Group>
struct NamedNumber {
  const char* name;
  double Group::* number;
  double least, most;
};

using N = NeutralThresholds;
constexpr NamedNumber<N> kNeutral[] = {
    {"knownAfterMs", &N::knownAfterMs, 1, kLongestMs},
    {"followMs", &N::followMs, 1, kLongestMs},
    {"frontalYaw", &N::frontalYaw, 0, 60},
    {"frontalPitch", &N::frontalPitch, 0, 60},
    {"stillSpeed", &N::stillSpeed, 0, 1000},
};

using B = BlinkThresholds;
constexpr NamedNumber<B> kBlink[] = {
    {"leastClosure", &B::leastClosure, 0.05, 1},
    {"dipNoise", &B::dipNoise, 0, 1},
    {"dipWeight", &B::dipWeight, 0, 100},
    {"weakerEye", &B::weakerEye, 0, 1},
    {"sureWeakerEye", &B::sureWeakerEye, 0, 1},
    {"singleFrame", &B::singleFrame, 0, 1},
    {"leastMs", &B::leastMs, 0, kLongestMs},
    {"mostMs", &B::mostMs, 1, kLongestMs},
    {"mostDoubtfulMs", &B::mostDoubtfulMs, 0, kLongestMs},
    {"mostYaw", &B::mostYaw, 0, 90},
    {"mostPitch", &B::mostPitch, 0, 90},
    {"mostPitchDrop", &B::mostPitchDrop, 0, 90},
};

using H = HeadActionThresholds;
constexpr NamedNumber<H> kHead[] = {
    {"turnDegrees", &H::turnDegrees, 1, 60},    {"nodDegrees", &H::nodDegrees, 1, 60},
    {"beginShare", &H::beginShare, 0.05, 0.95}, {"returnShare", &H::returnShare, 0.05, 1},
    {"leastMs", &H::leastMs, 0, kLongestMs},    {"mostMs", &H::mostMs, 1, kLongestMs},
    {"mostSpeed", &H::mostSpeed, 1, 100000},    {"restMs", &H::restMs, 0, kLongestMs},
    {"leastDepth", &H::leastDepth, -1, 1},
};

using C = ContinuityThresholds;
constexpr NamedNumber<C> kContinuity[] = {
    {"mostGapMs", &C::mostGapMs, 1, kLongestMs},
    {"mostOtherFaceMs", &C::mostOtherFaceMs, 0, kLongestMs},
    {"mostJumpMs", &C::mostJumpMs, 0, kLongestMs},
    {"leastOverlap", &C::leastOverlap, 0, 1},
    {"jumpSlack", &C::jumpSlack, 0, 10},
    {"mostPointSpeed", &C::mostPointSpeed, 0, 100},
    {"signatureYaw", &C::signatureYaw, 0, 90},
    {"signaturePitch", &C::signaturePitch, 0, 90},
    {"leastLikeness", &C::leastLikeness, -1, 1},
    {"leastLatelyLikeness", &C::leastLatelyLikeness, -1, 1},
    {"mostUnlikeMs", &C::mostUnlikeMs, 0, kLongestMs},
};

using L = ChallengeThresholds;
constexpr NamedNumber<L> kChallenge[] = {
    {"framingMs", &L::framingMs, 1, kLongestMs},
    {"neutralMs", &L::neutralMs, 1, kLongestMs},
    {"actionMs", &L::actionMs, 1, kLongestMs},
    {"wholeMs", &L::wholeMs, 1, kLongestMs},
    {"leastFaceShare", &L::leastFaceShare, 0, 1},
    {"mostFaceShare", &L::mostFaceShare, 0, 2},
    {"leastFacePixels", &L::leastFacePixels, 0, kLargestSetting},
    {"mostOffCentre", &L::mostOffCentre, 0, 1},
    {"leastLuma", &L::leastLuma, 0, 255},
    {"mostDarkMs", &L::mostDarkMs, 0, kLongestMs},
};

using Q = CueThresholds;
struct NamedRule {
  const char* name;
  CheckRule Q::* rule;
};
constexpr NamedRule kCues[] = {
    {"frozenFrames", &Q::frozenFrames}, {"loopedFrames", &Q::loopedFrames}, {"frameTimes", &Q::frameTimes},
    {"reactionTime", &Q::reactionTime}, {"planarMotion", &Q::planarMotion}, {"screenRecapture", &Q::screenRecapture},
    {"screenBorder", &Q::screenBorder},
};

double readValue(JsonReader& reader, const char* name, double least, double most) {
  const JsonReader::Scope scope(reader, name);
  return readWithin(reader, "value", least, most);
}

void refuseUnless(JsonReader& reader, bool right, const char* name, const char* need) {
  if (right) return;
  const JsonReader::Scope scope(reader, name);
  reader.refuse("value", need);
}

template <typename Group, std::size_t kCount>
void readGroup(JsonReader& reader, const NamedNumber<Group> (&table)[kCount], Group& group) {
  for (const auto& [name, number, least, most] : table) group.*number = readValue(reader, name, least, most);
}

void readActionCounts(JsonReader& reader, ChallengeThresholds& challenge) {
  constexpr int kMostCount = 5;
  challenge.leastActions = static_cast<int>(readValue(reader, "leastActions", 1, kMostCount));
  challenge.mostActions = static_cast<int>(readValue(reader, "mostActions", challenge.leastActions, kMostCount));
  challenge.defaultActions =
      static_cast<int>(readValue(reader, "defaultActions", challenge.leastActions, challenge.mostActions));
}

/// A cue is advice whatever the file says.
void readCues(JsonReader& reader, CueThresholds& cues) {
  for (const auto& [name, rule] : kCues) {
    cues.*rule = readRule(reader, name);
    if (!(cues.*rule).gating) continue;
    const JsonReader::Scope scope(reader, name);
    reader.refuse("gating", "false");
  }
  cues.lookEveryMs = readValue(reader, "lookEveryMs", 0, kLongestMs);
}

}  // namespace

std::string_view defaultLivenessThresholdsJson() { return kLivenessThresholdsJson; }

std::string readLivenessThresholds(std::string_view json, LivenessThresholds& thresholds) {
  JsonReader reader(json);
  LivenessThresholds read;
  read.version = reader.text("version");
  {
    const JsonReader::Scope scope(reader, "neutral");
    readGroup(reader, kNeutral, read.neutral);
    refuseUnless(reader, read.neutral.knownAfterMs < read.neutral.followMs, "followMs", "more than `knownAfterMs`");
  }
  {
    const JsonReader::Scope scope(reader, "blink");
    readGroup(reader, kBlink, read.blink);
    refuseUnless(reader, read.blink.leastMs < read.blink.mostMs, "mostMs", "more than `leastMs`");
  }
  {
    const JsonReader::Scope scope(reader, "head");
    readGroup(reader, kHead, read.head);
    refuseUnless(reader, read.head.leastMs < read.head.mostMs, "mostMs", "more than `leastMs`");
  }
  {
    const JsonReader::Scope scope(reader, "continuity");
    readGroup(reader, kContinuity, read.continuity);
  }
  {
    const JsonReader::Scope scope(reader, "challenge");
    readActionCounts(reader, read.challenge);
    readGroup(reader, kChallenge, read.challenge);
    refuseUnless(reader, read.challenge.leastFaceShare < read.challenge.mostFaceShare, "mostFaceShare",
                 "more than `leastFaceShare`");
  }
  {
    const JsonReader::Scope scope(reader, "cues");
    readCues(reader, read.cues);
  }
  if (reader.problem().empty()) thresholds = read;
  return reader.problem();
}

}  // namespace qujing
