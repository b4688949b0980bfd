// The conditions of a name -> which parameters they take, and whether operator, field and argument fit each other.
//   stock_between (int low, int high): parameters 0 and 1
#pragma once

#include <vector>

#include "plan/attempt.hpp"
#include "plan/predicate.hpp"

namespace repoc::plan {

// How many parameters the condition takes.
std::size_t taken_by(const names::Condition& condition);

// Every condition of the sentence, in order: its operator and the other field of a comparison are checked, its
// arguments are still missing.
std::vector<Taken> check_conditions(const Draft& draft);

// Gives the parameters to the conditions, in order: `from` is the first in `plain` that no set took.
void give_arguments(const Draft& draft, const std::vector<std::size_t>& plain, std::size_t from,
                    std::vector<Taken>& taken);

// A warning for each parameter that bears the name of another criterion's field.
struct Holder {
  const names::Path* path = nullptr;
  names::Range range;
  std::vector<std::size_t> arguments;
};
void warn_swapped(const Draft& draft, const std::vector<Holder>& holders);

}  // namespace repoc::plan
