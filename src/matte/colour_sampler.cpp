#include "matte/colour_sampler.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace qujing {
namespace {

constexpr int kRays = 8;
constexpr int kReach = 80;
/// Pixels beyond the first sure one at which the colour is taken.
constexpr int kBeyond = 2;
/// A miss of 0.02 (5 of 255) costs as much as a sample that is farther than the nearest by its own distance.
constexpr float kMissCost = 2500, kFarCost = 0.6F;
/// Standard deviation of colours, of 1, up to which a background is plain.
constexpr float kPlain = 6.0F / 255;
/// What a wall's light changes from where it was learned.
constexpr float kDrift = 1.0F / 255;
constexpr int kAsked = 3, kBestOf = 3;

struct Sample {
  Colour colour{};
  float distance = 0;
};

struct SampleList {
  std::array<Sample, kRays> list{};
  int count = 0;
  float nearest = kReach;
  void add(const Sample& sample) {
    list[count++] = sample;
    nearest = std::min(nearest, sample.distance);
  }
};

float alphaOf(const Colour& pixel, const Colour& person, const Colour& background) {
  const Colour way = person - background;
  return std::clamp(dot(pixel - background, way) / std::max(dot(way, way), 1e-5F), 0.0F, 1.0F);
}

Mixture mixtureOf(const Colour& pixel, const Colour& person, const Colour& background) {
  Mixture mixture{person, background, alphaOf(pixel, person, background), 0};
  const Colour off = pixel - background - (person - background) * mixture.alpha;
  mixture.miss = std::sqrt(dot(off, off));
  return mixture;
}

/// Neighbouring pixels look in other directions, so that together they look in all.
void castRays(const Plane<Colour>& photo, const Trimap& trimap, int place, SampleList& persons, SampleList& grounds) {
  const int x0 = place % photo.width, y0 = place / photo.width;
  const float turn = static_cast<float>((x0 % 3) * 3 + y0 % 3) / 9;
  for (int ray = 0; ray < kRays; ++ray) {
    const float angle = (static_cast<float>(ray) + turn) * 2 * std::numbers::pi_v<float> / kRays;
    const float dx = std::cos(angle), dy = std::sin(angle);
    int person = -1, ground = -1;
    const auto placeAt = [&](int step) {
      const int x = x0 + static_cast<int>(std::lround(dx * step)), y = y0 + static_cast<int>(std::lround(dy * step));
      return x < 0 || y < 0 || x >= photo.width || y >= photo.height ? -1 : y * photo.width + x;
    };
    for (int step = 1; step < kReach && (person < 0 || ground < 0); ++step) {
      const int at = placeAt(step);
      if (at < 0) break;
      const Region region = trimap.regions[at];
      int& found = region == Region::person ? person : ground;
      if (region == Region::unknown || found >= 0) continue;
      found = at;
      const int deeper = placeAt(step + kBeyond);
      if (deeper >= 0 && trimap.regions[deeper] == region) found = deeper;
      (region == Region::person ? persons : grounds).add({photo[found], static_cast<float>(step)});
    }
  }
}

}  // namespace

Mixture ColourSampler::bestPair(const Plane<Colour>& photo, const Trimap& trimap, const BackgroundModel& background,
                                int place) const {
  SampleList persons, grounds;
  castRays(photo, trimap, place, persons, grounds);
  const BackgroundGuess guess = background.at(place % photo.width, place / photo.width);
  const float plain = std::clamp(2 - guess.spread / kPlain, 0.0F, 1.0F);
  if (plain > 0.5F) {
    grounds = {};
    grounds.add({guess.colour, 1});
  }
  Mixture best{photo[place], photo[place], persons.count > 0 ? 1.0F : 0.0F, 1};
  float least = 1e9F;
  for (int p = 0; p < persons.count; ++p)
    for (int g = 0; g < grounds.count; ++g) {
      const Sample &person = persons.list[p], &ground = grounds.list[g];
      const Mixture mixture = mixtureOf(photo[place], person.colour, ground.colour);
      const float cost = kMissCost * mixture.miss * mixture.miss +
                         kFarCost * (person.distance / persons.nearest + ground.distance / grounds.nearest - 2);
      if (cost < least) {
        least = cost;
        best = mixture;
      }
    }
  best.plain = plain;
  const Colour off = photo[place] - guess.colour;
  best.off = std::max(0.0F, std::sqrt(dot(off, off) / 3) - kDrift) / guess.spread;
  return best;
}

Mixture ColourSampler::shared(const Plane<Colour>& photo, int place) const {
  std::array<Mixture, kBestOf> best;
  for (Mixture& mixture : best) mixture.miss = 2;
  const int w = photo.width, h = photo.height, x0 = place % w, y0 = place / w;
  for (int y = std::max(0, y0 - kAsked); y <= std::min(h - 1, y0 + kAsked); ++y)
    for (int x = std::max(0, x0 - kAsked); x <= std::min(w - 1, x0 + kAsked); ++x) {
      const int k = order_[y * w + x];
      if (k < 0 || own_[k].miss >= 1) continue;
      Mixture mixture = mixtureOf(photo[place], own_[k].person, own_[k].background);
      for (Mixture& kept : best)
        if (mixture.miss < kept.miss) std::swap(kept, mixture);
    }
  Colour person{}, background{};
  float count = 0;
  for (const Mixture& mixture : best) {
    if (mixture.miss > 1) continue;
    person = person + mixture.person;
    background = background + mixture.background;
    count += 1;
  }
  if (count == 0) return own_[order_[place]];
  Mixture mixture = mixtureOf(photo[place], person * (1 / count), background * (1 / count));
  mixture.plain = own_[order_[place]].plain;
  mixture.off = own_[order_[place]].off;
  return mixture;
}

std::span<const Mixture> ColourSampler::sample(const Plane<Colour>& photo, const Trimap& trimap,
                                               const BackgroundModel& background) {
  const std::size_t count = trimap.unknown.size();
  order_.fit(photo.width, photo.height, -1);
  own_.resize(count);
  mixtures_.resize(count);
  for (std::size_t k = 0; k < count; ++k) {
    order_[trimap.unknown[k]] = static_cast<int>(k);
    own_[k] = bestPair(photo, trimap, background, trimap.unknown[k]);
  }
  for (std::size_t k = 0; k < count; ++k) mixtures_[k] = shared(photo, trimap.unknown[k]);
  return mixtures_;
}

}  // namespace qujing
