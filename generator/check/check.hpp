// Statements against the generated schema, at build time. What a plan cannot know because only SQL says it: whether the
// text of [[repoc::query]] is a statement on these tables, which columns it gives, and how SQLite would find the rows.
#pragma once

#include <string>
#include <vector>

#include "check/database.hpp"
#include "diag/diagnostic.hpp"
#include "dialect/statement.hpp"
#include "model/model.hpp"
#include "plan/plan.hpp"

namespace repoc::check {

// A raw query and its statement. Columns are held against the result: `members` of the statement are set, and a
// statement that writes becomes an `execute` with a number, a boolean or nothing. False: something was reported, in the
// literal where it has a place there.
bool raw_query(const model::Model& model, const Database& database, const dialect::Aggregate& aggregate,
               plan::Query& query, dialect::Statement& statement, diag::Sink& sink);

// How SQLite would run one text of a statement.
struct Plan {
  std::string of;  // "statement", "count", "after" or "removed"
  std::vector<std::string> lines;
};
struct Explanation {
  std::vector<Plan> plans;
  std::vector<diag::Diagnostic> remarks;
};

// The plans of a statement, and the remark `full-scan` where a method with criteria reads every row of a table: with
// the indexes that would serve it, each tried, or why none would.
Explanation explain(const model::Model& model, const Database& database, const dialect::Aggregate& aggregate,
                    const plan::Query& query, const dialect::Statement& statement);

}  // namespace repoc::check
