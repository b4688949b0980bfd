// Tables <-> the JSON of a snapshot file.
#include "migrate/schema.hpp"

#include <fmt/format.h>
#include <llvm/Support/JSON.h>

#include <algorithm>

#include "diag/json.hpp"
#include "dialect/sql/identifiers.hpp"

namespace repoc::migrate {

namespace {

namespace json = llvm::json;

// Another layout of the file gets another number, so that an older repoc does not misread it.
constexpr std::int64_t kFormat = 1;

json::Array names_array(const std::vector<std::string>& names) {
  json::Array out;
  for (const std::string& name : names) out.push_back(diag::json_text(name));
  return out;
}

json::Object column_object(const Column& column) {
  json::Object out{{"name", diag::json_text(column.name)},
                   {"type", diag::json_text(column.type)},
                   {"holds", diag::json_text(column.holds)},
                   {"nullable", column.nullable}};
  if (!column.check.empty()) out["check"] = diag::json_text(column.check);
  if (!column.default_value.empty()) out["default"] = diag::json_text(column.default_value);
  return out;
}

json::Object foreign_key_object(const ForeignKey& key) {
  return json::Object{{"columns", names_array(key.columns)},
                      {"table", diag::json_text(key.table)},
                      {"to", names_array(key.to)},
                      {"owner", key.owner}};
}

json::Object table_object(const Table& table) {
  json::Array columns;
  for (const Column& column : table.columns) columns.push_back(column_object(column));
  json::Array uniques;
  for (const auto& unique : table.uniques) uniques.push_back(names_array(unique));
  json::Array indexes;
  for (const Index& index : table.indexes) {
    indexes.push_back(json::Object{{"name", diag::json_text(index.name)}, {"columns", names_array(index.columns)}});
  }
  json::Array foreign_keys;
  for (const ForeignKey& key : table.foreign_keys) foreign_keys.push_back(foreign_key_object(key));
  json::Object out{{"name", diag::json_text(table.name)},    {"columns", std::move(columns)},
                   {"key", names_array(table.key)},          {"generated", table.generated},
                   {"uniques", std::move(uniques)},          {"indexes", std::move(indexes)},
                   {"foreign_keys", std::move(foreign_keys)}};
  if (!table.position.empty()) out["position"] = diag::json_text(table.position);
  return out;
}

void sort(Table& table) {
  std::ranges::sort(table.uniques);
  std::ranges::sort(table.indexes, {}, &Index::name);
  std::ranges::sort(table.foreign_keys, [](const ForeignKey& a, const ForeignKey& b) { return a.columns < b.columns; });
}

// The mappers below are found by llvm::json through their arguments' namespace.
}  // namespace

static bool fromJSON(const json::Value& value, Column& out, json::Path path) {
  json::ObjectMapper map(value, path);
  return map && map.map("name", out.name) && map.map("type", out.type) && map.map("holds", out.holds) &&
         map.map("nullable", out.nullable) && map.mapOptional("check", out.check) &&
         map.mapOptional("default", out.default_value);
}

static bool fromJSON(const json::Value& value, ForeignKey& out, json::Path path) {
  json::ObjectMapper map(value, path);
  return map && map.map("columns", out.columns) && map.map("table", out.table) && map.map("to", out.to) &&
         map.map("owner", out.owner);
}

static bool fromJSON(const json::Value& value, Index& out, json::Path path) {
  json::ObjectMapper map(value, path);
  return map && map.map("name", out.name) && map.map("columns", out.columns);
}

static bool fromJSON(const json::Value& value, Table& out, json::Path path) {
  json::ObjectMapper map(value, path);
  return map && map.map("name", out.name) && map.map("columns", out.columns) && map.map("key", out.key) &&
         map.map("generated", out.generated) && map.mapOptional("position", out.position) &&
         map.map("uniques", out.uniques) && map.map("indexes", out.indexes) &&
         map.map("foreign_keys", out.foreign_keys);
}

static bool fromJSON(const json::Value& value, Snapshot& out, json::Path path) {
  json::ObjectMapper map(value, path);
  return map && map.map("migration", out.migration) && map.map("tables", out.tables);
}

std::size_t Table::column(std::string_view wanted) const {
  const std::string folded = dialect::sql::fold(wanted);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (dialect::sql::fold(columns[i].name) == folded) return i;
  }
  return npos;
}

std::string to_json(Snapshot snapshot) {
  std::ranges::sort(snapshot.tables, {}, &Table::name);
  json::Array tables;
  for (Table& table : snapshot.tables) {
    sort(table);
    tables.push_back(table_object(table));
  }
  return diag::json_document(
      json::Object{{"format", kFormat}, {"migration", snapshot.migration}, {"tables", std::move(tables)}});
}

std::optional<Snapshot> from_json(std::string_view text, std::string& error) {
  llvm::Expected<json::Value> value = json::parse(llvm::StringRef(text));
  if (!value) {
    error = llvm::toString(value.takeError());
    return std::nullopt;
  }
  const json::Object* object = value->getAsObject();
  const std::optional<std::int64_t> format = object == nullptr ? std::nullopt : object->getInteger("format");
  if (format != kFormat) {
    error = fmt::format("it is no snapshot of format {}, which this repoc reads", kFormat);
    return std::nullopt;
  }
  Snapshot out;
  json::Path::Root root("snapshot");
  if (!fromJSON(*value, out, root)) {
    error = llvm::toString(root.getError());
    return std::nullopt;
  }
  return out;
}

}  // namespace repoc::migrate
