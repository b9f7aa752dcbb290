#include "resident_id/side_classifier.h"

#include <cmath>

#include "resident_id/side_network_weights.h"

namespace qujing {
namespace {

/// After this time a reading counts for a third of what it did: some frames of a slow phone.
constexpr double kMemoryMs = 120;
/// What was seen before says nothing about another card.
constexpr double kForgottenMs = 600;

}  // namespace

double SideReading::share(CardSide side) const {
  if (side == CardSide::unknown) return 0;
  return side == CardSide::portrait ? portrait : emblem;
}

bool SideReading::turned(CardSide side) const { return side == CardSide::emblem ? emblemTurned : portraitTurned; }

SideClassifier::SideClassifier()
    : network_({kSideNetworkWeights, kSideNetworkWeightsSize}),
      tensor_(static_cast<std::size_t>(SideNetwork::kWidth) * SideNetwork::kHeight * 3) {}

SideReading SideClassifier::read(const FlatCard& card) {
  const Letterbox box = Letterbox::fit(FlatCard::kWidth, FlatCard::kHeight, SideNetwork::kWidth, 16);
  shrinker_.shrink(card.view(), box, tensor_);
  const SideShares shares = network_.run(tensor_);
  SideReading reading;
  reading.portrait = shares.portrait[0] + shares.portrait[1];
  reading.emblem = shares.emblem[0] + shares.emblem[1];
  reading.portraitTurned = shares.portrait[1] > shares.portrait[0];
  reading.emblemTurned = shares.emblem[1] > shares.emblem[0];
  return reading;
}

SideReading SideSeries::next(const SideReading& reading, double timestampMs) {
  const double elapsed = timestampMs - lastMs_;
  const double kept = began_ && elapsed < kForgottenMs ? std::exp(-elapsed / kMemoryMs) : 0;
  portrait_ = kept * portrait_ + (1 - kept) * reading.portrait;
  emblem_ = kept * emblem_ + (1 - kept) * reading.emblem;
  began_ = true;
  lastMs_ = timestampMs;
  SideReading steady = reading;
  steady.portrait = portrait_;
  steady.emblem = emblem_;
  return steady;
}

}  // namespace qujing
