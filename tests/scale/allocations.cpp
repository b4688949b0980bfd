#include "scale/allocations.hpp"

#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <new>

namespace scale {
Allocations allocations;

namespace {
void* take(std::size_t size) {
  void* memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) throw std::bad_alloc();
  ++allocations.count;
  allocations.live += static_cast<std::int64_t>(malloc_usable_size(memory));
  allocations.peak = std::max(allocations.peak, allocations.live);
  return memory;
}
void give_back(void* memory) noexcept {
  if (memory == nullptr) return;
  allocations.live -= static_cast<std::int64_t>(malloc_usable_size(memory));
  std::free(memory);
}
}  // namespace
}  // namespace scale

// One thread, and no type here needs more than malloc's alignment.
void* operator new(std::size_t size) { return scale::take(size); }
void* operator new[](std::size_t size) { return scale::take(size); }
void operator delete(void* memory) noexcept { scale::give_back(memory); }
void operator delete[](void* memory) noexcept { scale::give_back(memory); }
void operator delete(void* memory, std::size_t) noexcept { scale::give_back(memory); }
void operator delete[](void* memory, std::size_t) noexcept { scale::give_back(memory); }
