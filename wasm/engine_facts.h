#pragma once

#include <string>

namespace qujing {

/// Buffers and sessions not yet closed: 0 when nothing leaked.
int openHandles();
std::string engineVersion();
/// Traps on purpose, so that a page can prove that it recovers.
void forceTrap();

/// One of what openHandles() counts.
class OpenHandle {
 public:
  void open();
  void close();

 private:
  bool isOpen_ = false;
};

}  // namespace qujing
