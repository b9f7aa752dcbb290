#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "config/liveness_thresholds.h"
#include "liveness/observation.h"

namespace qujing {

inline LivenessThresholds shippedLiveness() {
  LivenessThresholds thresholds;
  readLivenessThresholds(defaultLivenessThresholdsJson(), thresholds);
  return thresholds;
}

/// How often frames come: evenly, or by turns early and late by two fifths.
struct FrameRate {
  double perSecond;
  bool uneven = false;
};
constexpr FrameRate kFrameRates[] = {{10}, {15}, {24}, {30}, {60}, {15, true}, {30, true}};

/// A signature that has something of each of two patterns: persons 0 and 1 share 0.6 of their looks.
inline FaceSignature signatureOf(int person) {
  FaceSignature signature;
  const double own = person == 0 ? 0 : 0.8, shared = person == 0 ? 1 : 0.6;
  for (std::size_t i = 0; i < signature.luma.size(); ++i)
    signature.luma[i] = static_cast<float>(shared * (i % 2 == 0 ? 1 : -1) + own * (i % 4 < 2 ? 1 : -1));
  return signature;
}

/// What a camera sees of a person who acts. The frame is 480x640, the face 200 wide in its middle.
class ActedSeries {
 public:
  explicit ActedSeries(FrameRate rate = {30}) : rate_(rate) {}

  std::vector<Observation> frames;
  HeadPose neutral;
  double open = 0.95, shut = 0.05;      ///< what eyes read
  double openGap = 0.2, shutGap = 0.2;  ///< what the landmarks' lids are apart
  int person = 0, faceCount = 1;
  bool visible = true;
  double brightness = 120;
  double faceX = 140;

  double nowMs() const { return nowMs_; }
  ActedSeries& rest(double ms) { return show(ms, {}); }
  /// Away by so much and back, like half a wave.
  ActedSeries& move(double yaw, double pitch, double ms = 1000) {
    return show(ms, [=](double share) { return Moment{wave(share) * yaw, wave(share) * pitch}; });
  }
  /// Away by so much in half a second, and there for a while.
  ActedSeries& hold(double yaw, double pitch, double ms) {
    show(500, [=](double share) { return Moment{wave(share / 2) * yaw, wave(share / 2) * pitch}; });
    return show(ms, [=](double) { return Moment{yaw, pitch}; });
  }
  /// Lids fall in a third of the time, stay for a sixth and rise in the rest.
  ActedSeries& blink(double ms = 250) {
    return show(ms, [](double share) { return Moment{0, 0, lids(share), lids(share)}; });
  }
  ActedSeries& wink(double ms = 350) {
    return show(ms, [](double share) { return Moment{0, 0, lids(share), 0.2 * lids(share)}; });
  }
  /// Both lids lowered by so much of the way, at once.
  ActedSeries& lowerLids(double closure, double ms) {
    return show(ms, [=](double) { return Moment{0, 0, closure, closure}; });
  }
  /// With the lids lowered as far as the head is.
  ActedSeries& nodWithLids(double pitch, double ms) {
    return show(ms, [=](double share) { return Moment{0, wave(share) * pitch, 0.8 * wave(share), 0.8 * wave(share)}; });
  }
  /// No frame at all.
  ActedSeries& pause(double ms) {
    nowMs_ += ms;
    return *this;
  }

 private:
  struct Moment {
    double yaw = 0, pitch = 0;                 ///< from neutral
    double leftClosure = 0, rightClosure = 0;  ///< 0 open to 1 shut
  };
  struct Still {
    Moment operator()(double) const { return {}; }
  };

  static double wave(double share) { return (1 - std::cos(2 * std::numbers::pi * share)) / 2; }
  static double lids(double share) { return std::clamp(std::min(share * 3, (1 - share) * 2), 0.0, 1.0); }

  template <typename Script = Still>
  ActedSeries& show(double ms, Script script) {
    const double beganMs = nowMs_;
    while (nextMs_ < beganMs + ms) {
      if (nextMs_ >= beganMs) add(script((nextMs_ - beganMs) / ms));
      const double step = 1000 / rate_.perSecond;
      nextMs_ = std::max(nextMs_, beganMs) + (rate_.uneven ? step * (frames.size() % 2 == 0 ? 0.6 : 1.4) : step);
    }
    nowMs_ = beganMs + ms;
    return *this;
  }
  ActedSeries& show(double ms, Moment) { return show(ms, Still{}); }

  void add(const Moment& moment) {
    Observation seen;
    seen.timestampMs = nextMs_;
    seen.frameWidth = 480;
    seen.frameHeight = 640;
    seen.faceCount = visible ? faceCount : 0;
    if (visible) seen.face = face(moment);
    frames.push_back(seen);
  }
  ObservedFace face(const Moment& moment) const {
    ObservedFace face;
    face.box = {faceX, 200, 200, 240};
    face.score = 1;
    face.pose = {neutral.yaw + moment.yaw, neutral.pitch + moment.pitch, 0};
    const auto reads = [this](double closure) { return open + closure * (shut - open); };
    face.eyes = {reads(moment.leftClosure), reads(moment.rightClosure), true};
    const auto gap = [this](double closure) { return openGap + closure * (shutGap - openGap); };
    face.lids = {gap(moment.leftClosure), gap(moment.rightClosure)};
    face.brightness = brightness;
    const double nose = 100 + moment.yaw;
    face.points = {{faceX + 140, 280}, {faceX + 60, 280}, {faceX + nose, 330},
                   {faceX + 130, 380}, {faceX + 70, 380}, {faceX + 100, 440}};
    face.signature = signatureOf(person);
    return face;
  }

  FrameRate rate_;
  double nowMs_ = 0, nextMs_ = 0;
};

}  // namespace qujing
