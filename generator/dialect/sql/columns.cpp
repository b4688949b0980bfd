#include "dialect/sql/columns.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace repoc::dialect::sql {

const model::Type& type_of(const Draft& draft, const plan::Column& column) {
  const plan::Path::Step& last = column.path.steps.back();
  return draft.model.entities[last.entity].fields[last.field].type;
}

Columns::Columns(Draft& draft) : scopes_{draft.root} {
  const auto shorter = [](const plan::Column& a, const plan::Column& b) {
    return a.path.steps.size() < b.path.steps.size();
  };
  const std::vector<plan::Column>& columns = draft.query.columns;
  const auto longest = std::max_element(columns.begin(), columns.end(), shorter);
  if (longest == columns.end()) return;
  for (std::size_t i = 0; i + 1 < longest->path.steps.size(); ++i) {
    const Table& table = scopes_.back().list(longest->path.steps[i].field);
    scopes_.push_back({&table, draft.aliases.take(table.name)});
  }
}

OrderItem Columns::item(const plan::Path& path) const {
  const Scope& scope = scopes_.at(path.steps.size() - 1);
  const Table::Column& column = scope.held(path.steps.back().field);
  return {scope.column(column.name), false, column.nullable};
}

std::string Columns::from() const {
  std::string out = "\nfrom " + named(scopes_.front());
  for (std::size_t i = 1; i < scopes_.size(); ++i) {
    out += fmt::format("\njoin {} on {}", named(scopes_[i]), join_condition(scopes_[i - 1], scopes_[i]));
  }
  return out;
}

std::vector<OrderItem> Columns::positions() const {
  std::vector<OrderItem> out;
  for (std::size_t i = 1; i < scopes_.size(); ++i) {
    if (!scopes_[i].table->single) out.push_back({scopes_[i].column(scopes_[i].table->position)});
  }
  return out;
}

}  // namespace repoc::dialect::sql
