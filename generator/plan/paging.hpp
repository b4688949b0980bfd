// Parameters that are no criteria (repoc::Limit, Offset, Sort, PageRequest, Cursor), and the rules for how many rows
// a name, its parameters and its result ask for: language.md, section 3.
#pragma once

#include <vector>

#include "plan/attempt.hpp"

namespace repoc::plan {

// Notes the recognised parameters in the query; the others, in order. They are the criteria's and the sets'.
std::vector<std::size_t> take_recognised(const Draft& draft);

// What limit, page, order, lock and result say together. The query's result, columns and recognised parameters are
// known; its order is the sentence's.
void check_rows(const Draft& draft);

}  // namespace repoc::plan
