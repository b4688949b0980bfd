// a_or_b_and_c: a warning that shows how it is read, and how the other reading is written.
//   either_a_or_b_and_c
#pragma once

#include "plan/attempt.hpp"

namespace repoc::plan {

void warn_grouping(const Draft& draft);

}  // namespace repoc::plan
