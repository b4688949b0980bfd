// What an update sets: update_name_and_increment_stock_by_sku -> name = ?1, stock = stock + ?2.
#pragma once

#include <vector>

#include "plan/attempt.hpp"

namespace repoc::plan {

// 1, or 0 of a clear.
std::size_t taken_by(const names::Set& set);

// The sets in the query, each checked: its field may be changed, and the parameter fits. `plain` has one parameter for
// each that takes one, at its front; where it has not (the number of parameters is wrong), only the fields are checked.
void take_sets(const Draft& draft, const std::vector<std::size_t>& plain);

// Says which fields an update can set.
void note_settable(const Subject& subject, diag::Diagnostic& out);
// The same where a collection is set, or a field of its elements.
void note_collection(const Subject& subject, const names::Path& path, diag::Diagnostic& out);

}  // namespace repoc::plan
