// Any bytes as a number, as they come and made digits with the right check character: a reading that holds together.
#include <algorithm>
#include <cstdlib>
#include <string>

#include "input.h"
#include "resident_id/id_number.h"

using namespace qujing;

namespace {
void expect(bool holds) {
  if (!holds) std::abort();
}

void checkReading(const std::string& text) {
  const IdNumberReading reading = readIdNumber(text);
  const std::string& number = reading.number;
  expect(number.empty() == (reading.problem == IdNumberProblem::wrongLength));
  expect(number.empty() || number.size() == 18);
  expect(std::all_of(number.begin(), number.end(), [](char c) { return c >= ' ' && c <= '~' && c != 'x'; }));
  const bool digits = !number.empty() && reading.problem != IdNumberProblem::wrongCharacter;
  expect(reading.province == (digits ? number.substr(0, 2) : ""));
  if (!reading.birthDate.empty())
    expect(reading.birthDate == number.substr(6, 4) + "-" + number.substr(10, 2) + "-" + number.substr(12, 2));
  expect(!reading.birthDate.empty() || reading.problem != IdNumberProblem::none);
  if (number.empty()) return;
  const IdNumberReading again = readIdNumber(number);
  expect(again.problem == reading.problem && again.number == number && again.birthDate == reading.birthDate);
  expect(again.male == reading.male && again.province == reading.province);
}

/// ISO 7064 MOD 11-2, digit by digit.
std::string completed(std::string digits) {
  int product = 0;
  for (const char digit : digits) product = (product + digit - '0') * 2 % 11;
  const int check = (12 - product) % 11;
  return digits + (check == 10 ? 'X' : static_cast<char>('0' + check));
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzInput input(data, size);
  checkReading(std::string(data, data + size));
  std::string digits;
  while (digits.size() < 17) digits += static_cast<char>('0' + input.take<std::uint8_t>() % 10);
  const std::string number = completed(digits);
  checkReading(number);
  expect(readIdNumber(number).problem != IdNumberProblem::badChecksum);
  return 0;
}
