// A query that deletes or updates -> one statement on the root's table; what the root owns goes with it by the schema.
//   update name and increment stock by sku
//     -> update products set name = ?1, stock = repoc_add(stock, ?2, -2147483648, 2147483647) where sku = ?3
#include <fmt/format.h>

#include <stdexcept>

#include "dialect/sql/draft.hpp"
#include "dialect/sql/predicate.hpp"

namespace repoc::dialect::sql {

namespace {

// "products", or "products as p" where the condition needs a name for it.
std::string target(const Draft& draft) {
  const std::string& table = draft.root.table->name;
  return draft.root.alias.empty() ? table : fmt::format("{} as {}", table, draft.root.alias);
}

std::string assigned(Draft& draft, const plan::Assignment& set) {
  const Table::Column& column = draft.root.held(set.field);
  const model::Type& type = draft.model.entities[draft.query.entity].fields[set.field].type;
  const auto value = [&] { return draft.argument(set.argument.value()); };
  switch (set.kind) {
    case names::Set::Kind::assign:
      return fmt::format("{} = {}", column.name, value());
    case names::Set::Kind::increment:
      return fmt::format("{} = {}", column.name, draft.dialect.changed_by(column.name, type, value(), false));
    case names::Set::Kind::decrement:
      return fmt::format("{} = {}", column.name, draft.dialect.changed_by(column.name, type, value(), true));
    case names::Set::Kind::clear:
      return column.name + " = null";
  }
  throw std::logic_error("no such assignment");
}

}  // namespace

void write_remove(Draft& draft) {
  const plan::Query& query = draft.query;
  // The rows that go are given first by a select, for which the same condition must serve.
  const bool given = query.result.shape == plan::Shape::list;
  const bool limited = query.limit || query.limit_parameter || query.offset_parameter;
  const std::string key = draft.root.key();
  const std::string& table = draft.root.table->name;
  if (given || limited || (query.where && names_root_from_within(*query.where))) draft.name_root();
  draft.read_where();
  Statement& out = draft.statement;
  const std::string rows = fmt::format("\nfrom {}{}", named(draft.root), draft.where());
  const std::string order =
      limited || !query.order.empty() ? order_by(draft, draft.order_with_key()) + draft.limit() : std::string();
  if (given) out.removed = "select " + comma_list(draft.root_columns()) + rows + order;
  if (!limited) {
    out.text = fmt::format("delete from {}{}", target(draft), draft.where());
    return;
  }
  // Which rows go is asked first: `delete ... limit` is no standard SQL.
  const std::string which = "select " + comma_list(draft.root.table->key, draft.root.alias) + rows + order;
  out.text = fmt::format("delete from {}\nwhere {} in (\n{}\n)", table, key, indented(which));
}

void write_update(Draft& draft) {
  const plan::Query& query = draft.query;
  std::vector<std::string> sets;
  for (const plan::Assignment& set : query.sets) sets.push_back(assigned(draft, set));
  const model::Entity& entity = draft.model.entities[query.entity];
  if (const auto version = entity.version()) {
    const std::string& column = draft.root.held(*version).name;
    const std::string next = draft.dialect.changed_by(column, entity.fields[*version].type, "1", false);
    sets.push_back(fmt::format("{} = {}", column, next));
  }
  if (query.where && names_root_from_within(*query.where)) draft.name_root();
  draft.read_where();
  draft.statement.text = fmt::format("update {} set {}{}", target(draft), comma_list(sets), draft.where());
}

}  // namespace repoc::dialect::sql
