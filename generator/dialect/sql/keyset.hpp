// The order of a select, complete so that no two rows are equal in it, and the condition for the rows after a given
// one.
//   name desc, sku -> p.name <= ?1 and (p.name < ?1 or p.name = ?1 and p.sku > ?2)
#pragma once

#include <string>
#include <vector>

#include "dialect/sql/condition.hpp"
#include "dialect/sql/sql_dialect.hpp"

namespace repoc::dialect::sql {

struct OrderItem {
  std::string expression;
  bool descending = false;
  bool nullable = false;
  names::Nulls nulls = names::Nulls::standard;
};

// "p.name desc nulls last"
std::string written(const SqlDialect& dialect, const OrderItem& item);

// The rows after the one whose values of the items are the placeholders from number `first` on.
Condition rows_after(const SqlDialect& dialect, const std::vector<OrderItem>& items, std::size_t first);

}  // namespace repoc::dialect::sql
