#include "resident_id/field_layout.h"

#include <array>

namespace qujing {
namespace {

/// Those for strokes first, so that strokeFields() is the front of keyFields().
constexpr std::array<CardField, 6> kPortrait{{
    {"name", {17, 8.8, 20, 4.8}},
    {"birth", {17, 21.4, 30, 4.2}},
    {"number", {25.5, 43, 49, 4.8}},
    {"sexAndNation", {17, 15.2, 30, 4.2}},
    {"address", {16.4, 27.4, 36.4, 12.8}},
    {"photo", {54.5, 10, 25, 31}},
}};
constexpr int kPortraitStrokes = 3;
constexpr std::array<CardField, 2> kEmblem{{
    {"issuer", {33.2, 37.8, 36, 4.2}},
    {"validity", {33.2, 44.2, 38, 4.2}},
}};

}  // namespace

std::span<const CardField> keyFields(CardSide side) {
  if (side == CardSide::portrait) return kPortrait;
  if (side == CardSide::emblem) return kEmblem;
  return {};
}

std::span<const CardField> strokeFields(CardSide side) {
  const auto fields = keyFields(side);
  return side == CardSide::portrait ? fields.first(kPortraitStrokes) : fields;
}

}  // namespace qujing
