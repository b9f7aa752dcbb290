#include "liveness/observation_trace.h"

#include <algorithm>

namespace qujing {
namespace {

void describe(TraceRow& row, const ObservedFace& face) {
  const auto narrow = [](double value) { return static_cast<float>(value); };
  row.hasFace = true;
  row.yaw = narrow(face.pose.yaw);
  row.pitch = narrow(face.pose.pitch);
  row.roll = narrow(face.pose.roll);
  row.leftOpenness = narrow(face.eyes.left);
  row.rightOpenness = narrow(face.eyes.right);
  row.boxX = narrow(face.box.x);
  row.boxY = narrow(face.box.y);
  row.boxWidth = narrow(face.box.width);
  row.boxHeight = narrow(face.box.height);
  row.faceScore = narrow(face.score);
  row.brightness = narrow(face.brightness);
  row.blur = narrow(face.blur);
}

}  // namespace

void ObservationTrace::begin() {
  rows_.clear();
  rows_.reserve(kMostRows);
  leftOut_ = 0;
}

void ObservationTrace::add(const Observation& seen, std::uint64_t digest, const ChallengeStatus& status) {
  if (rows_.size() == kMostRows) {
    ++leftOut_;
    return;
  }
  TraceRow& row = rows_.emplace_back();
  row.timestampMs = seen.timestampMs;
  row.digest = digest;
  row.frameWidth = static_cast<std::int16_t>(seen.frameWidth);
  row.frameHeight = static_cast<std::int16_t>(seen.frameHeight);
  row.faceCount = static_cast<std::int8_t>(std::min(seen.faceCount, 99));
  row.state = status.state;
  row.actionIndex = static_cast<std::int8_t>(status.actionIndex);
  if (seen.face) describe(row, *seen.face);
}

const TraceRow* ObservationTrace::at(double timestampMs) const {
  const auto row = std::ranges::lower_bound(rows_, timestampMs, {}, &TraceRow::timestampMs);
  return row != rows_.end() && row->timestampMs == timestampMs ? &*row : nullptr;
}

}  // namespace qujing
