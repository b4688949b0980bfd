#include "dialect/sql/draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "dialect/sql/predicate.hpp"

namespace repoc::dialect::sql {

Draft::Draft(const SqlDialect& d, const model::Model& m, const Aggregate& aggregate, const plan::Query& q)
    : dialect(d), model(m), query(q) {
  root.table = &aggregate.root;
  statement.name = query.name;
}

void Draft::name_root() { root.alias = aliases.take(root.table->name); }

void Draft::read_where() {
  if (!query.where) return;
  PredicateWriter writer(dialect, model, query, root, aliases, statement.arguments);
  if (query.has_maybe()) {
    statement.where = writer.clause(*query.where);
    condition_ = rendered(*statement.where);
  } else {
    condition_ = writer.condition(*query.where);
  }
}

std::string Draft::argument(std::size_t parameter, Binding binding) {
  return dialect.placeholder(number_of(statement.arguments, {parameter, binding, {}}));
}

std::string Draft::where() const {
  if (!condition_) return "";
  return statement.where ? "\n/*where*/" : "\nwhere " + condition_->text;
}

std::string Draft::where_and(const Condition& more) const {
  if (!condition_) return "\nwhere " + more.text;
  if (statement.where) return fmt::format("\nwhere {} /*and*/", in_conjunction(more));
  return "\nwhere " + chain({*condition_, more}, Binds::conjunction).text;
}

std::vector<std::string> Draft::root_columns() const {
  std::vector<std::string> out;
  for (const Table::Column& column : root.table->columns) out.push_back(root.column(column.name));
  return out;
}

std::vector<OrderItem> Draft::order_with_key() const {
  std::vector<OrderItem> out = asked_order(*this);
  std::vector<OrderItem> key;
  for (const std::string& column : root.table->key) key.push_back({root.column(column)});
  complete(out, key);
  return out;
}

std::string Draft::limit() {
  if (query.limit && query.limit_parameter) throw std::logic_error("a plan limits its rows twice");
  std::string rows = query.limit ? fmt::format("{}", *query.limit) : "";
  if (query.limit_parameter) rows = argument(*query.limit_parameter);
  const std::string skipped = query.offset_parameter ? argument(*query.offset_parameter) : "";
  if (rows.empty() && skipped.empty()) return "";
  return "\n" + dialect.limit_offset(rows, skipped);
}

std::vector<OrderItem> asked_order(const Draft& draft) {
  std::vector<OrderItem> out;
  for (const plan::Order& order : draft.query.order) {
    const Table::Column& column = draft.root.held(order.field);
    const std::string name = draft.root.column(column.name);
    const model::Type& type = draft.model.entities[draft.query.entity].fields[order.field].type;
    complete(out, {{order.ignore_case ? draft.dialect.folded(name) : draft.dialect.comparable(name, type),
                    order.descending, column.nullable, order.nulls}});
  }
  return out;
}

void complete(std::vector<OrderItem>& order, const std::vector<OrderItem>& with) {
  for (const OrderItem& item : with) {
    const auto same = [&](const OrderItem& i) { return i.expression == item.expression; };
    if (std::none_of(order.begin(), order.end(), same)) order.push_back(item);
  }
}

std::string order_by(const Draft& draft, const std::vector<OrderItem>& items) {
  if (items.empty()) return "";
  const std::size_t asked = draft.query.sort_parameter ? asked_order(draft).size() : items.size();
  std::string out = "\norder by ";
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i != 0) out += ", ";
    // Where the name's order is complete there is nothing left to sort.
    if (i == asked) out += "/*sort*/";
    out += written(draft.dialect, items[i]);
  }
  return out;
}

}  // namespace repoc::dialect::sql
