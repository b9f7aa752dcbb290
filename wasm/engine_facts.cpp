#include "engine_facts.h"

#include "common/version.h"

namespace qujing {
namespace {
int openCount = 0;
}

int openHandles() { return openCount; }

std::string engineVersion() { return kEngineVersion; }

void forceTrap() { __builtin_trap(); }

void OpenHandle::open() {
  if (!isOpen_) ++openCount;
  isOpen_ = true;
}

void OpenHandle::close() {
  if (isOpen_) --openCount;
  isOpen_ = false;
}

}  // namespace qujing
