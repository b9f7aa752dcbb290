// Replaces the global allocator of the unit tests by one that counts, so that a test can say "nothing is allocated".
#include "counting_allocator.h"

#include <cstdlib>
#include <new>

namespace {
long allocations = 0;
}

long allocationCount() { return allocations; }

void* operator new(std::size_t size) {
  ++allocations;
  void* const memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) std::abort();
  return memory;
}
void* operator new[](std::size_t size) { return operator new(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
