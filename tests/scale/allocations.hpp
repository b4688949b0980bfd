// What operator new has given out in this process: how often, and how much at most at one time.
#pragma once

#include <cstdint>

namespace scale {

struct Allocations {
  std::int64_t count = 0;
  std::int64_t live = 0;  // bytes
  std::int64_t peak = 0;  // bytes
};
extern Allocations allocations;

}  // namespace scale
