#include "resident_id/field_layout.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string_view>

using namespace qujing;

namespace {

constexpr CardSide kSides[] = {CardSide::portrait, CardSide::emblem};

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

const CardField* fieldNamed(std::span<const CardField> fields, std::string_view name) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const CardField& f) { return name == f.name; });
  return found == fields.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("every field lies on the card, clear of its edge") {
  for (const CardSide side : kSides)
    for (const auto& [name, area] : coverFields(side)) {
      INFO(name);
      CHECK(area.x >= 2);
      CHECK(area.y >= 2);
      CHECK(area.x + area.width <= kCardWidthMm - 2);
      CHECK(area.y + area.height <= kCardHeightMm - 2);
    }
}

TEST_CASE("no two fields of a side overlap") {
  for (const CardSide side : kSides) {
    const auto fields = coverFields(side);
    for (std::size_t i = 0; i < fields.size(); ++i)
      for (std::size_t k = 0; k < i; ++k) {
        INFO(fields[i].name << " and " << fields[k].name);
        CHECK_FALSE(overlap(fields[i].area, fields[k].area));
      }
  }
}

TEST_CASE("each side has fields to read and strokes to measure, the unknown side none") {
  CHECK(fieldNamed(keyFields(CardSide::portrait), "number") != nullptr);
  CHECK(fieldNamed(keyFields(CardSide::portrait), "photo") != nullptr);
  CHECK(fieldNamed(keyFields(CardSide::emblem), "validity") != nullptr);
  CHECK(fieldNamed(strokeFields(CardSide::portrait), "photo") == nullptr);
  CHECK(fieldNamed(keyFields(CardSide::emblem), "emblem") == nullptr);
  CHECK(keyFields(CardSide::unknown).empty());
  CHECK(strokeFields(CardSide::unknown).empty());
  CHECK(coverFields(CardSide::unknown).empty());
  CHECK(printedStretches(CardSide::unknown).empty());
}

TEST_CASE("what must hold print lies in a field whose strokes are measured") {
  for (const CardSide side : kSides)
    for (const PrintedStretch& stretch : printedStretches(side)) {
      INFO(stretch.field);
      const CardField* const field = fieldNamed(strokeFields(side), stretch.field);
      REQUIRE(field != nullptr);
      CHECK(stretch.from >= field->area.x);
      CHECK(stretch.from + stretch.parts * stretch.part <= field->area.x + field->area.width);
    }
}
