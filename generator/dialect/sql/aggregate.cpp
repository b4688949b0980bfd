// A query that computes one value, or one for each group -> its select.
//   sum of qty by status -> select o.status, sum(o.qty) from orders o group by o.status order by o.status
#include <fmt/format.h>

#include <stdexcept>

#include "dialect/sql/columns.hpp"

namespace repoc::dialect::sql {

namespace {

using plan::Function;

std::string computed(Function function, const std::string& column) {
  switch (function) {
    case Function::none:
      return column;
    case Function::count:
      return "count(*)";
    case Function::count_distinct:
      return fmt::format("count(distinct {})", column);
    case Function::sum:
      return fmt::format("sum({})", column);
    case Function::average:
      return fmt::format("avg({})", column);
    case Function::min:
      return fmt::format("min({})", column);
    case Function::max:
      return fmt::format("max({})", column);
  }
  throw std::logic_error("no such function");
}

std::vector<OrderItem> group_keys(const Draft& draft, const Columns& columns) {
  std::vector<OrderItem> out;
  for (const plan::Column& column : draft.query.columns) {
    if (column.function != Function::none) continue;
    OrderItem& key = out.emplace_back(columns.item(column.path));
    key.expression = draft.dialect.comparable(key.expression, type_of(draft, column));
  }
  return out;
}

std::string group_by(const Draft& draft, const std::vector<OrderItem>& keys) {
  if (keys.empty()) return "";
  std::vector<std::string> names;
  for (const OrderItem& key : keys) names.push_back(key.expression);
  return "\ngroup by " + comma_list(names) + order_by(draft, keys);
}

// Root objects are counted where a group is about the elements of a list: each object once in a group, whatever the
// number of its key's columns.
void count_objects(Draft& draft, const Columns& columns) {
  Scope rows{nullptr, draft.aliases.take("rows")};
  std::vector<std::string> selected;
  std::vector<std::string> outer;
  std::vector<OrderItem> keys;
  for (const plan::Column& column : draft.query.columns) {
    if (column.function != Function::none) {
      outer.emplace_back("count(*)");
      continue;
    }
    const std::string name = fmt::format("key{}", keys.size() + 1);
    selected.push_back(fmt::format("{} as {}", columns.item(column.path).expression, name));
    outer.push_back(rows.column(name));
    keys.push_back({draft.dialect.comparable(outer.back(), type_of(draft, column))});
  }
  for (const std::string& name : draft.root.table->key) {
    selected.push_back(fmt::format("{} as key{}", draft.root.column(name), selected.size() + 1));
  }
  const std::string inner = fmt::format("select distinct {}{}{}", comma_list(selected), columns.from(), draft.where());
  draft.statement.text = fmt::format("select {}\nfrom (\n{}\n) {}{}", comma_list(outer), indented(inner), rows.alias,
                                     group_by(draft, keys));
}

}  // namespace

void write_aggregate(Draft& draft) {
  draft.name_root();
  const Columns columns(draft);
  draft.read_where();
  bool objects = false;
  std::vector<std::string> selected;
  for (const plan::Column& column : draft.query.columns) {
    const bool rows = column.path.steps.empty();
    objects = objects || (rows && column.function == Function::count_distinct);
    std::string expression = rows ? std::string() : columns.item(column.path).expression;
    if (column.function == Function::min || column.function == Function::max) {
      expression = draft.dialect.comparable(expression, type_of(draft, column));
    }
    selected.push_back(computed(rows ? Function::count : column.function, expression));
  }
  if (objects && columns.joins()) {
    count_objects(draft, columns);
    return;
  }
  draft.statement.text = fmt::format("select {}{}{}{}", comma_list(selected), columns.from(), draft.where(),
                                     group_by(draft, group_keys(draft, columns)));
}

}  // namespace repoc::dialect::sql
