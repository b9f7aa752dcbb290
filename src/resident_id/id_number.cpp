#include "resident_id/id_number.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace qujing {
namespace {

constexpr std::size_t kLength = 18;
using Characters = std::array<char, kLength>;

/// GB 11643-1999, from ISO 7064 MOD 11-2: 2^(18 - place) mod 11, places counted from 1.
constexpr std::array<int, kLength - 1> kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
/// GB 11643-1999: by the weighted sum mod 11.
constexpr std::string_view kCheckCharacters = "10X98765432";

/// GB/T 2260, in tens of 10, 20 ... 90, the last digits of each; 83 begins 港澳台居民居住证 of Taiwan residents, 91
/// stands for abroad in some lists.
constexpr std::array<std::string_view, 9> kProvinces{"12345", "123", "1234567", "123456", "01234",
                                                     "12345", "1",   "123",     "1"};

/// Nobody who has a number was born before; nobody who reads one will be born after.
constexpr int kFirstYear = 1850;
constexpr int kLastYear = 2100;
constexpr std::array<int, 12> kDaysInMonth{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

/// Full-width forms U+FF01 to U+FF5E are ASCII, moved (Unicode, block FF00).
constexpr char32_t kFullWidthFirst = 0xFF01, kFullWidthLast = 0xFF5E, kFullWidthShift = 0xFEE0;
constexpr std::string_view kIdeographicSpace = "\xE3\x80\x80";
constexpr std::string_view kAsciiSpaces = " \t\n\v\f\r";
constexpr char32_t kReplacement = 0xFFFD;
/// Stands in `number` for what is no printable ASCII, so that each character keeps its place.
constexpr char kUnknown = '?';

struct Utf8Form {
  std::uint8_t firstLead, lastLead;
  std::size_t size;
  std::uint8_t firstSecond, lastSecond;
};
/// Unicode 15.0, table 3-7: the well-formed sequences of more than one byte.
constexpr std::array<Utf8Form, 8> kUtf8Forms{{
    {0xC2, 0xDF, 2, 0x80, 0xBF},
    {0xE0, 0xE0, 3, 0xA0, 0xBF},
    {0xE1, 0xEC, 3, 0x80, 0xBF},
    {0xED, 0xED, 3, 0x80, 0x9F},
    {0xEE, 0xEF, 3, 0x80, 0xBF},
    {0xF0, 0xF0, 4, 0x90, 0xBF},
    {0xF1, 0xF3, 4, 0x80, 0xBF},
    {0xF4, 0xF4, 4, 0x80, 0x8F},
}};

std::string_view trimmed(std::string_view text) {
  for (;;) {
    if (text.empty()) return text;
    if (kAsciiSpaces.find(text.front()) != std::string_view::npos)
      text.remove_prefix(1);
    else if (kAsciiSpaces.find(text.back()) != std::string_view::npos)
      text.remove_suffix(1);
    else if (text.starts_with(kIdeographicSpace))
      text.remove_prefix(kIdeographicSpace.size());
    else if (text.ends_with(kIdeographicSpace))
      text.remove_suffix(kIdeographicSpace.size());
    else
      return text;
  }
}

/// Takes one code point off the front; U+FFFD for the longest beginning of a sequence that is not well-formed.
char32_t takeCharacter(std::string_view& rest) {
  const auto lead = static_cast<std::uint8_t>(rest.front());
  const auto form = std::find_if(kUtf8Forms.begin(), kUtf8Forms.end(),
                                 [lead](const Utf8Form& f) { return f.firstLead <= lead && lead <= f.lastLead; });
  if (form == kUtf8Forms.end()) {
    rest.remove_prefix(1);
    return lead < 0x80 ? lead : kReplacement;
  }
  char32_t value = lead & (0x7F >> form->size);
  std::size_t taken = 1;
  for (; taken < form->size && taken < rest.size(); ++taken) {
    const auto byte = static_cast<std::uint8_t>(rest[taken]);
    const bool second = taken == 1;
    if (byte < (second ? form->firstSecond : 0x80) || byte > (second ? form->lastSecond : 0xBF)) break;
    value = value << 6 | (byte & 0x3F);
  }
  rest.remove_prefix(taken);
  return taken == form->size ? value : kReplacement;
}

char normalised(char32_t character) {
  if (character >= kFullWidthFirst && character <= kFullWidthLast) character -= kFullWidthShift;
  if (character == 'x') return 'X';
  return character >= ' ' && character <= '~' ? static_cast<char>(character) : kUnknown;
}

std::optional<Characters> charactersOf(std::string_view rest) {
  Characters characters{};
  std::size_t count = 0;
  for (; !rest.empty(); ++count) {
    if (count == kLength) return std::nullopt;
    characters[count] = normalised(takeCharacter(rest));
  }
  return count == kLength ? std::optional(characters) : std::nullopt;
}

bool isDigit(char character) { return character >= '0' && character <= '9'; }

bool isWellFormed(const Characters& c) {
  return std::all_of(c.begin(), c.end() - 1, isDigit) && (isDigit(c.back()) || c.back() == 'X');
}

int numberAt(const Characters& c, std::size_t first, std::size_t count) {
  int value = 0;
  for (std::size_t i = first; i < first + count; ++i) value = value * 10 + (c[i] - '0');
  return value;
}

bool isProvince(const Characters& c) {
  return c[0] != '0' && kProvinces[c[0] - '1'].find(c[1]) != std::string_view::npos;
}

bool isBirthDate(const Characters& c) {
  const int year = numberAt(c, 6, 4), month = numberAt(c, 10, 2), day = numberAt(c, 12, 2);
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12) return false;
  const bool leapDay = month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return day >= 1 && day <= kDaysInMonth[month - 1] + (leapDay ? 1 : 0);
}

std::string birthDateOf(const Characters& c) { return {c[6], c[7], c[8], c[9], '-', c[10], c[11], '-', c[12], c[13]}; }

char checkCharacterOf(const Characters& c) {
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += kWeights[i] * (c[i] - '0');
  return kCheckCharacters[sum % 11];
}

}  // namespace

IdNumberReading readIdNumber(const std::string& text) {
  IdNumberReading reading{IdNumberProblem::wrongLength, "", "", false, ""};
  const auto characters = charactersOf(trimmed(text));
  if (!characters) return reading;
  const Characters& c = *characters;
  reading.number.assign(c.data(), c.size());
  reading.problem = IdNumberProblem::wrongCharacter;
  if (!isWellFormed(c)) return reading;
  const bool born = isBirthDate(c);
  reading.province.assign(c.data(), 2);
  reading.male = (c[16] - '0') % 2 == 1;
  if (born) reading.birthDate = birthDateOf(c);
  if (!isProvince(c))
    reading.problem = IdNumberProblem::unknownProvince;
  else if (!born)
    reading.problem = IdNumberProblem::badBirthDate;
  else if (c.back() != checkCharacterOf(c))
    reading.problem = IdNumberProblem::badChecksum;
  else
    reading.problem = IdNumberProblem::none;
  return reading;
}

}  // namespace qujing
