// The dialects that repoc knows, by name. A new one is a line here and an override file.
#include "dialect/dialect.hpp"

#include "dialect/sql/sqlite.hpp"

namespace repoc::dialect {

namespace {

const std::vector<const Dialect*>& known() {
  static const sql::Sqlite sqlite;
  static const std::vector<const Dialect*> all = {&sqlite};
  return all;
}

}  // namespace

const Dialect* find(std::string_view name) {
  for (const Dialect* dialect : known()) {
    if (dialect->name() == name) return dialect;
  }
  return nullptr;
}

std::vector<std::string_view> names() {
  std::vector<std::string_view> out;
  for (const Dialect* dialect : known()) out.push_back(dialect->name());
  return out;
}

}  // namespace repoc::dialect
