// A method with [[repoc::query]] -> a query: the text cut at its parameters, each held against the method's own.
//   [[repoc::query("select p.* from products p where length(p.sku) = :length")]]
//   ->   "select p.* from products p where length(p.sku) = ", parameter 0
#pragma once

#include <optional>

#include "plan/plan.hpp"
#include "plan/subject.hpp"

namespace repoc::plan {

// Everything of the query but its name and place in the model: text, parameters, result. `action` is select, a scalar
// result is a value: whether the statement writes, and what its columns are, only a database can say (check::).
// No value: something was reported.
std::optional<Query> plan_raw(const Subject& subject, diag::Sink& sink);

}  // namespace repoc::plan
