#include "dialect/sql/scope.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "dialect/sql/identifiers.hpp"

namespace repoc::dialect::sql {

std::string Scope::column(std::string_view name) const { return qualified(alias, name); }

const Table::Column& Scope::held(std::size_t field) const {
  const auto place = std::find(table->fields.begin(), table->fields.end(), field);
  if (place == table->fields.end()) throw std::logic_error("a plan names a field that is no column");
  return table->columns[static_cast<std::size_t>(place - table->fields.begin())];
}

std::string Scope::key() const {
  std::vector<std::string> out;
  for (const std::string& name : table->key) out.push_back(column(name));
  return row(out);
}

const Table& Scope::list(std::size_t field) const {
  for (const Table& child : table->children) {
    if (child.owner_field == field) return child;
  }
  throw std::logic_error("a plan names a list that is no table of its aggregate");
}

std::vector<std::string> Scope::key_of(const Table& owner) const {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < owner.key.size(); ++i) out.push_back(column(table->owner_key.at(i)));
  return out;
}

std::string named(const Scope& scope) {
  return scope.alias.empty() ? scope.table->name : fmt::format("{} {}", scope.table->name, scope.alias);
}

std::string join_condition(const Scope& owner, const Scope& child) {
  std::string out;
  const std::vector<std::string> columns = child.key_of(*owner.table);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    out += fmt::format("{}{} = {}", i == 0 ? "" : " and ", columns[i], owner.column(owner.table->key[i]));
  }
  return out;
}

std::string row(const std::vector<std::string>& values) {
  return values.size() == 1 ? values.front() : fmt::format("({})", comma_list(values));
}

}  // namespace repoc::dialect::sql
