// Criteria and order of a query -> the index on one table that could find its rows: the fields that are equal to
// something, then one range, or else the order.
//   find_by_sku_and_qty_greater_than   ->   (sku, qty)
#pragma once

#include <string>
#include <vector>

#include "dialect/statement.hpp"
#include "model/model.hpp"
#include "plan/plan.hpp"

namespace repoc::check {

struct Candidate {
  const dialect::Table* table = nullptr;
  std::vector<std::size_t> fields;  // of the table's entity
};

// Indexes that serve together: the alternatives of an `or` need one each.
struct CandidateSet {
  std::vector<Candidate> indexes;
  bool ordered = false;  // they hold the order as well: worth their place only where they save the sorting
};
struct Candidates {
  std::vector<CandidateSet> sets;  // in the order in which to try them; empty: no index can serve
  std::string why_not;             // which criterion no index serves; empty: none is such
};

// `table` is a table of the query's aggregate. Of a raw query each of the table's columns that its text names is tried.
Candidates candidates(const model::Model& model, const dialect::Aggregate& aggregate, const plan::Query& query,
                      const dialect::Table& table);

}  // namespace repoc::check
