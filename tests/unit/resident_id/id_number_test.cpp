#include "resident_id/id_number.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>
#include <vector>

#include "counting_allocator.h"

using namespace qujing;
using Problem = IdNumberProblem;

namespace {
/// Printed in the standard and in public samples.
const std::vector<std::string> kValid{"11010519491231002X", "34052419800101001X", "440524188001010014"};

/// The check character as ISO 7064 computes it, digit by digit: no weights, so that the engine's can be judged by it.
std::string completed(const std::string& digits) {
  int product = 0;
  for (const char digit : digits) product = (product + digit - '0') * 2 % 11;
  const int check = (12 - product) % 11;
  return digits + (check == 10 ? 'X' : static_cast<char>('0' + check));
}

/// A woman's number of a Beijing district; 000 is a sequence that is not handed out.
std::string bornOn(const std::string& date) { return completed("110105" + date + "000"); }

std::string fullWidth(const std::string& ascii) {
  std::string wide;
  for (const char c : ascii) {
    const int code = 0xFF00 + c - 0x20;
    wide += {static_cast<char>(0xE0 | code >> 12), static_cast<char>(0x80 | (code >> 6 & 0x3F)),
             static_cast<char>(0x80 | (code & 0x3F))};
  }
  return wide;
}

Problem problemOf(const std::string& text) { return readIdNumber(text).problem; }

void checkSame(const IdNumberReading& a, const IdNumberReading& b) {
  CHECK(a.problem == b.problem);
  CHECK(a.number == b.number);
  CHECK(a.birthDate == b.birthDate);
  CHECK(a.male == b.male);
  CHECK(a.province == b.province);
}
}  // namespace

TEST_CASE("a valid number says birth date, sex and province") {
  const IdNumberReading woman = readIdNumber("11010519491231002X");
  CHECK(woman.problem == Problem::none);
  CHECK(woman.number == "11010519491231002X");
  CHECK(woman.birthDate == "1949-12-31");
  CHECK_FALSE(woman.male);
  CHECK(woman.province == "11");
  const IdNumberReading man = readIdNumber("440524188001010014");
  CHECK(man.problem == Problem::none);
  CHECK(man.birthDate == "1880-01-01");
  CHECK(man.male);
  CHECK(man.province == "44");
  CHECK(problemOf("34052419800101001X") == Problem::none);
}

TEST_CASE("the sample number of Tencent's documents has a wrong check character") {
  const IdNumberReading sample = readIdNumber("11204416541220243X");
  CHECK(sample.problem == Problem::badBirthDate);  // born in 1654, which is told first
  CHECK(sample.number == "11204416541220243X");
  // Born in 1954: the sum 217 becomes 220, which is 0 mod 11.
  CHECK(problemOf("11204419541220243X") == Problem::badChecksum);
  CHECK(problemOf("112044195412202431") == Problem::none);
}

TEST_CASE("each check character is right for one remainder and wrong for every other") {
  std::set<char> seen;
  for (int sequence = 996; sequence <= 999; ++sequence) {
    for (int day = 10; day <= 28; ++day) {
      const std::string number = completed("330106199507" + std::to_string(day) + std::to_string(sequence));
      seen.insert(number.back());
      for (const char check : std::string("0123456789X"))
        CHECK(problemOf(number.substr(0, 17) + check) ==
              (check == number.back() ? Problem::none : Problem::badChecksum));
    }
  }
  CHECK(seen.size() == 11);
}

TEST_CASE("every single wrong digit is found") {
  for (const std::string& valid : kValid) {
    for (std::size_t place = 0; place < valid.size(); ++place) {
      for (const char other : std::string("0123456789X")) {
        if (other == valid[place]) continue;
        std::string wrong = valid;
        wrong[place] = other;
        INFO(wrong);
        CHECK(problemOf(wrong) != Problem::none);
        if (place >= 14 && (other != 'X' || place == 17)) CHECK(problemOf(wrong) == Problem::badChecksum);
      }
    }
  }
}

TEST_CASE("every swap of two neighbours is found") {
  for (const std::string& valid : kValid) {
    for (std::size_t place = 0; place + 1 < valid.size(); ++place) {
      std::string swapped = valid;
      std::swap(swapped[place], swapped[place + 1]);
      INFO(swapped);
      CHECK((problemOf(swapped) == Problem::none) == (swapped == valid));
    }
  }
}

TEST_CASE("spaces around, full-width characters and a small x are read as the same number") {
  const IdNumberReading plain = readIdNumber("11010519491231002X");
  for (const std::string& written :
       {std::string("11010519491231002x"), fullWidth("11010519491231002X"), fullWidth("11010519491231002x"),
        std::string(" \t11010519491231002X\r\n"), std::string("　　11010519491231002X　"),
        std::string(" 　\v\f11010519491231002x　 　"), "110105１９４９１２３１002" + fullWidth("x")}) {
    INFO(written);
    checkSame(readIdNumber(written), plain);
  }
}

TEST_CASE("what has not 18 characters is refused, the 15 digits of old cards too") {
  for (const std::string& text :
       {std::string(), std::string(" 　\n"), std::string("110105491231002"), std::string("11010519491231002"),
        std::string("11010519491231002XX"), std::string("110105 19491231 002X"), std::string("身份证"),
        fullWidth("11010519491231002"), std::string(100000, '1'), std::string(100000, ' ')}) {
    const IdNumberReading reading = readIdNumber(text);
    CHECK(reading.problem == Problem::wrongLength);
    CHECK(reading.number.empty());
    CHECK(reading.birthDate.empty());
    CHECK(reading.province.empty());
    CHECK_FALSE(reading.male);
  }
}

TEST_CASE("a wrong character is told, and the others keep their places") {
  for (const auto& [text, number] :
       std::vector<std::array<std::string, 2>>{{"1101051949123100ox", "1101051949123100oX"},
                                               {"X10105194912310021", "X10105194912310021"},
                                               {"11010519491231x021", "11010519491231X021"},
                                               {"11010519491231-021", "11010519491231-021"},
                                               {"1101051949123100 1", "1101051949123100 1"},
                                               {"11010519491231００Ａ1", "1101051949123100A1"},
                                               {"一1010519491231002X", "?1010519491231002X"},
                                               {"11010519491231002Χ", "11010519491231002?"},  // Greek
                                               {"11010519491231002Х", "11010519491231002?"},  // Cyrillic
                                               {"11010519491231002Ⅹ", "11010519491231002?"},  // Roman ten
                                               {"11010519491231002𝟙", "11010519491231002?"},
                                               {"١1010519491231002X", "?1010519491231002X"}}) {
    const IdNumberReading reading = readIdNumber(text);
    INFO(text);
    CHECK(reading.problem == Problem::wrongCharacter);
    CHECK(reading.number == number);
    CHECK(reading.birthDate.empty());
    CHECK(reading.province.empty());
    CHECK_FALSE(reading.male);
  }
}

TEST_CASE("of 100 provinces those of GB/T 2260 and of the residence permits are known") {
  const std::set<std::string> known{"11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34",
                                    "35", "36", "37", "41", "42", "43", "44", "45", "46", "50", "51", "52",
                                    "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83", "91"};
  for (int code = 0; code < 100; ++code) {
    const std::string province{static_cast<char>('0' + code / 10), static_cast<char>('0' + code % 10)};
    const IdNumberReading reading = readIdNumber(completed(province + "000019900101999"));
    INFO(province);
    CHECK(reading.problem == (known.contains(province) ? Problem::none : Problem::unknownProvince));
    CHECK(reading.province == province);
    CHECK(reading.birthDate == "1990-01-01");
    CHECK(reading.male);
  }
}

TEST_CASE("regions that no longer exist stay valid") {
  CHECK(problemOf(completed("11010319800101000")) == Problem::none);  // 崇文区, until 2010
  CHECK(problemOf(completed("51020219800101000")) == Problem::none);  // 重庆 while it belonged to Sichuan
}

TEST_CASE("only days of the calendar from 1850 to 2100 are birth dates") {
  for (const std::string date : {"18500101", "19000228", "19960229", "20000229", "20240229", "20230131", "20230430",
                                 "21001231", "20231231", "20230930"}) {
    const IdNumberReading reading = readIdNumber(bornOn(date));
    INFO(date);
    CHECK(reading.problem == Problem::none);
    CHECK(reading.birthDate == date.substr(0, 4) + "-" + date.substr(4, 2) + "-" + date.substr(6));
  }
  for (const std::string date :
       {"18491231", "21010101", "00000000", "19000229", "21000229", "20230229", "20240230", "20230431", "20230631",
        "20230931", "20231131", "20230132", "20231301", "20230001", "20230100", "99999999"}) {
    const IdNumberReading reading = readIdNumber(bornOn(date));
    INFO(date);
    CHECK(reading.problem == Problem::badBirthDate);
    CHECK(reading.birthDate.empty());
    CHECK(reading.province == "11");
    CHECK(reading.number.size() == 18);
  }
}

TEST_CASE("every month has its days, in years with and without a leap day") {
  int days = 0;
  for (const int year : {1900, 2000, 2023, 2024})
    for (int day = 0; day < 10000; ++day) {
      const std::string monthAndDay = std::to_string(10000 + day).substr(1);
      days += problemOf(bornOn(std::to_string(year) + monthAndDay)) == Problem::none ? 1 : 0;
    }
  CHECK(days == 365 + 366 + 365 + 366);
}

TEST_CASE("of several problems the first of the list is told") {
  CHECK(problemOf("0010051949123100") == Problem::wrongLength);
  CHECK(problemOf("00010519491331002a") == Problem::wrongCharacter);
  CHECK(problemOf("000105194913310020") == Problem::unknownProvince);
  CHECK(problemOf("110105194913310020") == Problem::badBirthDate);
  CHECK(problemOf("110105194912310020") == Problem::badChecksum);
}

TEST_CASE("a number with a wrong check character still says what its digits say") {
  const IdNumberReading reading = readIdNumber("34052419800101001９");
  CHECK(reading.problem == Problem::badChecksum);
  CHECK(reading.number == "340524198001010019");
  CHECK(reading.birthDate == "1980-01-01");
  CHECK(reading.male);
  CHECK(reading.province == "34");
}

TEST_CASE("what is no UTF-8 is one wrong character for each sequence that is cut off") {
  const std::string digits = "11010519491231002";
  // The longest beginning of a sequence counts as one; what follows it is read again.
  for (const std::string tail : {"\x80", "\xBF", "\xC2", "\xE3\x80", "\xEF\xBC", "\xF0\x90\x80", "\xF8", "\xFF"}) {
    CHECK(problemOf(digits + tail) == Problem::wrongCharacter);
    CHECK(readIdNumber(digits + tail).number == digits + "?");
    CHECK(readIdNumber(tail + digits).number == "?" + digits);
    CHECK(problemOf(digits + "X" + tail) == Problem::wrongLength);
  }
  // Longer ways to write 1, surrogates, beyond U+10FFFF: each byte stands alone.
  for (const std::string tail : {"\xC0\xB1", "\xE0\x80\xB1", "\xF0\x80\x80\xB1", "\xED\xA0\x80", "\xF4\x90\x80\x80"}) {
    const std::string front = digits.substr(0, 18 - tail.size());
    CHECK(readIdNumber(front + tail).number == front + std::string(tail.size(), '?'));
    CHECK(problemOf(digits + tail) == Problem::wrongLength);
  }
  // Half a full-width digit does not swallow the digit or the space behind it.
  CHECK(readIdNumber("\xEF\xBC" + digits).number == "?" + digits);
  CHECK(readIdNumber(digits + "\xE3\x80　").number == digits + "?");
  CHECK(problemOf(std::string(100000, '\xEF')) == Problem::wrongLength);
}

TEST_CASE("a NUL is a character like any other wrong one") {
  const std::string nul(1, '\0');
  CHECK(problemOf("11010519491231002X" + nul) == Problem::wrongLength);
  CHECK(problemOf(nul + "11010519491231002X") == Problem::wrongLength);
  CHECK(problemOf("11010519491231002" + nul) == Problem::wrongCharacter);
  CHECK(readIdNumber("110105" + nul + "9491231002X").number == "110105?9491231002X");
}

TEST_CASE("nothing is allocated but the number itself") {
  const std::string wide = "　" + fullWidth(kValid[0]) + "　", garbage(5000, '\xEF');
  for (const std::string& text : {wide, kValid[1], garbage}) {
    const long before = allocationCount();
    const IdNumberReading reading = readIdNumber(text);
    CHECK(allocationCount() - before <= (reading.number.empty() ? 0 : 1));
  }
}
