// Where columns are looked up while a statement is written: a table of the aggregate under its alias. Lists lead from a
// table to its child tables, which carry the keys of all their owners.
//   products p, then batches -> batch b: b.product_sku = p.sku
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dialect/statement.hpp"

namespace repoc::dialect::sql {

struct Scope {
  const Table* table = nullptr;
  std::string alias;  // empty: columns stand bare

  [[nodiscard]] std::string column(std::string_view name) const;
  // The column that holds a field of the table's entity. A field that is no column is a bug in the plan.
  [[nodiscard]] const Table::Column& held(std::size_t field) const;
  // "p.sku", or "(o.customer, o.number)".
  [[nodiscard]] std::string key() const;
  // The table that holds a list of the table's entity.
  [[nodiscard]] const Table& list(std::size_t field) const;
  // The columns, here, that hold the key of an owner.
  [[nodiscard]] std::vector<std::string> key_of(const Table& owner) const;
};

// "products p"; the table alone where there is no alias.
std::string named(const Scope& scope);

// "b.product_sku = p.sku"
std::string join_condition(const Scope& owner, const Scope& child);

// "a", or "(a, b)".
std::string row(const std::vector<std::string>& values);

}  // namespace repoc::dialect::sql
