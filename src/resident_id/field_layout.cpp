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
constexpr std::array<CardField, 4> kEmblem{{
    {"issuer", {33.2, 37.8, 36, 4.2}},
    {"validity", {33.2, 44.2, 38, 4.2}},
    {"emblem", {5.5, 5.5, 14, 14}},
    {"title", {22, 6, 58, 17.5}},
}};
constexpr int kEmblemKeys = 2;

/// The shortest entries: a number of 18 digits, an issuer of six characters, dates to 长期.
constexpr std::array<PrintedStretch, 3> kPortraitPrint{
    {{"name", 17.5, 7, 1, false}, {"birth", 17, 7.5, 1, false}, {"number", 28, 4.1, 10, true}}};
constexpr std::array<PrintedStretch, 2> kEmblemPrint{{{"issuer", 33.4, 3.75, 4, true}, {"validity", 33.6, 4, 6, true}}};

}  // namespace

std::span<const CardField> coverFields(CardSide side) {
  if (side == CardSide::portrait) return kPortrait;
  if (side == CardSide::emblem) return kEmblem;
  return {};
}

std::span<const CardField> keyFields(CardSide side) {
  const auto fields = coverFields(side);
  return side == CardSide::emblem ? fields.first(kEmblemKeys) : fields;
}

std::span<const CardField> strokeFields(CardSide side) {
  const auto fields = keyFields(side);
  return side == CardSide::portrait ? fields.first(kPortraitStrokes) : fields;
}

std::span<const PrintedStretch> printedStretches(CardSide side) {
  if (side == CardSide::portrait) return kPortraitPrint;
  if (side == CardSide::emblem) return kEmblemPrint;
  return {};
}

}  // namespace qujing
