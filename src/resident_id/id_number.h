#pragma once

#include <string>

namespace qujing {

/// What is wrong with a number. Ids are permanent.
enum class IdNumberProblem : int {
  none = 0,
  wrongLength = 1,      ///< not 18 characters
  wrongCharacter = 2,   ///< not 17 digits and a digit or X
  unknownProvince = 3,  ///< the first two digits are no province's, past or present
  badBirthDate = 4,     ///< no day of the calendar, before 1850 or after 2100
  badChecksum = 5,
};

/// What a 公民身份号码 says (GB 11643-1999).
struct IdNumberReading {
  IdNumberProblem problem = IdNumberProblem::none;
  std::string number;     ///< as it is stored: 18 ASCII characters, upper-case X; empty when the length does not fit
  std::string birthDate;  ///< YYYY-MM-DD; empty when there is none
  bool male = false;      ///< the 17th digit is odd
  std::string province;   ///< the first two digits
};

/// text: UTF-8; spaces around it, full-width digits and a lower-case x are accepted. Codes of regions that no longer
/// exist stay valid in numbers, so of the region only the province is judged.
IdNumberReading readIdNumber(const std::string& text);

}  // namespace qujing
