// Pieces of a condition and how they are joined: parentheses only where they are needed.
//   a, (b or c) -> a and (b or c)
#pragma once

#include <string>
#include <vector>

#include "dialect/statement.hpp"

namespace repoc::dialect::sql {

// How tightly a condition binds, loosest first.
enum class Binds { disjunction, conjunction, comparison };

struct Condition {
  std::string text;
  Binds binds = Binds::comparison;
};

// "(a or b)", and what binds tighter as it is.
std::string in_conjunction(const Condition& condition);

// `parts` joined by `or` or by `and`; never empty. A chain is as deep for a database as it is long, and SQLite stops at
// a depth of 1000: longer chains are written in groups.
Condition chain(const std::vector<Condition>& parts, Binds binds);

// The condition with no criterion dropped, as the runtime puts it together.
Condition rendered(const Clause& clause);

}  // namespace repoc::dialect::sql
