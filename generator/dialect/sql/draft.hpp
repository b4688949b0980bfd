// A statement while it is written: its text so far, its arguments, the names of its tables and its condition. One file
// for each kind of statement fills it in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dialect/sql/condition.hpp"
#include "dialect/sql/identifiers.hpp"
#include "dialect/sql/keyset.hpp"
#include "dialect/sql/scope.hpp"
#include "dialect/sql/sql_dialect.hpp"

namespace repoc::dialect::sql {

class Draft {
 public:
  Draft(const SqlDialect& dialect, const model::Model& model, const Aggregate& aggregate, const plan::Query& query);

  // Gives the root an alias. Before the condition is read.
  void name_root();
  // Reads the query's predicate: from now on where() knows it.
  void read_where();

  // The placeholder of a parameter of the query.
  std::string argument(std::size_t parameter, Binding binding = Binding::plain);
  // The number of the first value that is bound after the arguments. A sort is bound to nothing.
  [[nodiscard]] std::size_t next_number() const { return statement.arguments.size() + 1; }

  // The clause with the line break before it; empty where there are no criteria. With one more condition, which no
  // Maybe drops.
  [[nodiscard]] std::string where() const;
  [[nodiscard]] std::string where_and(const Condition& more) const;
  // The columns of whole objects.
  [[nodiscard]] std::vector<std::string> root_columns() const;
  // The order that was asked for, then the root's key.
  [[nodiscard]] std::vector<OrderItem> order_with_key() const;
  // `limit` for the query's number of rows and its Limit and Offset, with the line break before it; empty without them.
  std::string limit();

  const SqlDialect& dialect;
  const model::Model& model;
  const plan::Query& query;
  Scope root;
  Aliases aliases;
  Statement statement;

 private:
  std::optional<Condition> condition_;  // with no criterion dropped
};

// The order that the query asks for, over the root's columns; a column that comes again says nothing new.
std::vector<OrderItem> asked_order(const Draft& draft);
// Adds items for columns that are not in the order yet.
void complete(std::vector<OrderItem>& order, const std::vector<OrderItem>& with);
// "\norder by a, b desc"; empty for no items.
std::string order_by(const Draft& draft, const std::vector<OrderItem>& items);

void write_select(Draft& draft);
void write_count(Draft& draft);
void write_exists(Draft& draft);
void write_aggregate(Draft& draft);
void write_remove(Draft& draft);
void write_update(Draft& draft);

}  // namespace repoc::dialect::sql
