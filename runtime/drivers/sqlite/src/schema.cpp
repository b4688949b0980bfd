#include "schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "error.hpp"
#include "functions.hpp"

namespace repoc::sqlite {
namespace {

using Names = std::vector<std::string>;

// Names are the same to SQLite whatever the case of their ASCII letters.
std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

struct Column {
  std::string name;
  std::string type;
  bool required = false;  // not null
  bool has_default = false;
  int key = 0;  // its place in the key, from 1
};

struct ForeignKey {
  Names columns;
  std::string table;
  Names targets;
  std::string on_delete;
  bool operator==(const ForeignKey&) const = default;
};

struct Table {
  std::string name;
  bool is_view = false;
  std::vector<Column> columns;
  std::vector<Names> uniques;  // sorted names, the key's among them
  std::vector<ForeignKey> foreign_keys;

  [[nodiscard]] const Column* find(std::string_view column) const {
    const auto found = std::ranges::find(columns, column, &Column::name);
    return found == columns.end() ? nullptr : &*found;
  }
  [[nodiscard]] Names key() const {
    std::vector<const Column*> parts;
    for (const Column& column : columns) {
      if (column.key > 0) parts.push_back(&column);
    }
    std::ranges::sort(parts, {}, &Column::key);
    Names names;
    for (const Column* part : parts) names.push_back(part->name);
    return names;
  }
};

// What SQLite says of itself.
class Catalogue {
 public:
  Catalogue(sqlite3* db, detail::StatementName name) : db_(db), name_(name) {}

  Names tables() {
    Names names;
    each(
        "select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by rowid",
        {}, [&] { names.push_back(lower(text(0))); });
    return names;
  }

  std::optional<Table> table(const std::string& name) {
    std::optional<Table> table;
    each("select type from sqlite_schema where lower(name) = ?1 and type in ('table', 'view')", name,
         [&] { table = Table{name, text(0) == "view", {}, {}, {}}; });
    if (!table || table->is_view) return table;
    each(R"(select name, type, "notnull", dflt_value is not null, pk from pragma_table_info(?1, 'main') order by cid)",
         name, [&] {
           table->columns.push_back({lower(text(0)), lower(text(1)), number(2) != 0, number(3) != 0, number(4)});
         });
    table->uniques.push_back(sorted(table->key()));
    std::vector<std::string> indexes;
    each(R"(select name from pragma_index_list(?1, 'main') where "unique" and not partial)", name,
         [&] { indexes.push_back(text(0)); });
    for (const std::string& index : indexes) {
      Names columns;
      // The name of an expression is NULL, and read as an empty text it is no column's.
      each("select name from pragma_index_info(?1, 'main') order by seqno", index,
           [&] { columns.push_back(lower(text(0))); });
      table->uniques.push_back(sorted(std::move(columns)));
    }
    foreign_keys(*table);
    return table;
  }

  static Names sorted(Names names) {
    std::ranges::sort(names);
    return names;
  }

 private:
  void foreign_keys(Table& table) {
    int last = -1;
    each(R"(select id, "table", "from", "to", on_delete from pragma_foreign_key_list(?1, 'main') order by id, seq)",
         table.name, [&] {
           if (number(0) != std::exchange(last, number(0))) {
             table.foreign_keys.push_back({{}, lower(text(1)), {}, lower(text(4))});
           }
           table.foreign_keys.back().columns.push_back(lower(text(2)));
           if (!text(3).empty()) table.foreign_keys.back().targets.push_back(lower(text(3)));
         });
    for (ForeignKey& key : table.foreign_keys) {
      if (!key.targets.empty()) continue;
      // It names no columns, and so means the key of that table.
      each("select name from pragma_table_info(?1, 'main') where pk > 0 order by pk", key.table,
           [&] { key.targets.push_back(lower(text(0))); });
    }
  }

  template <class F>
  void each(const char* query, const std::string& argument, const F& row) {
    sqlite3_stmt* made = nullptr;
    int result = sqlite3_prepare_v2(db_, query, -1, &made, nullptr);
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement(made, sqlite3_finalize);
    if (result == SQLITE_OK && sqlite3_bind_parameter_count(made) > 0) {
      result = sqlite3_bind_text(made, 1, argument.c_str(), static_cast<int>(argument.size()), SQLITE_STATIC);
    }
    if (result != SQLITE_OK) throw_error(db_, result, name_);
    sqlite3_stmt* const outer = std::exchange(row_, made);
    while ((result = sqlite3_step(made)) == SQLITE_ROW) row();
    row_ = outer;
    if (result != SQLITE_DONE) throw_error(db_, result, name_);
  }
  std::string text(int at) {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(row_, at));
    return data == nullptr ? std::string() : std::string(data);
  }
  int number(int at) { return sqlite3_column_int(row_, at); }

  sqlite3* db_;
  detail::StatementName name_;
  sqlite3_stmt* row_ = nullptr;
};

struct Close {
  void operator()(sqlite3* db) const noexcept { sqlite3_close(db); }
};
using Memory = std::unique_ptr<sqlite3, Close>;

Memory make(detail::StatementName name, std::span<const std::string_view> schema) {
  sqlite3* opened = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int result = sqlite3_open_v2(":memory:", &opened, flags, nullptr);
  Memory db(opened);
  if (result != SQLITE_OK) throw_error(opened, result, name);
  register_functions(opened);
  for (const std::string_view statement : schema) {
    result = sqlite3_exec(opened, std::string(statement).c_str(), nullptr, nullptr, nullptr);
    if (result != SQLITE_OK) throw_error(opened, result, name);
  }
  return db;
}

std::string list(const Names& names) { return fmt::format("({})", fmt::join(names, ", ")); }

void compare(const Table& model, const Table& stored, std::vector<std::string>& out) {
  const auto add = [&]<class... A>(fmt::format_string<A...> text, A&&... arguments) {
    out.push_back(fmt::format(text, std::forward<A>(arguments)...));
  };
  for (const Column& column : model.columns) {
    const Column* found = stored.find(column.name);
    if (found == nullptr) {
      add("column {}.{} is missing", model.name, column.name);
      continue;
    }
    if (found->type != column.type) {
      add("column {}.{} is of type '{}', not {}", model.name, column.name, found->type, column.type);
    }
    if (found->required != column.required) {
      add("column {}.{} {}", model.name, column.name, column.required ? "may be null" : "must not be null");
    }
  }
  for (const Column& column : stored.columns) {
    if (column.required && !column.has_default && column.key == 0 && model.find(column.name) == nullptr) {
      add("column {}.{} must not be null, has no default, and is not of the model", model.name, column.name);
    }
  }
  if (const Names key = stored.key(); key != model.key()) {
    add("the key of {} is {}, not {}", model.name, list(key), list(model.key()));
  }
  for (const Names& unique : model.uniques) {
    const bool is_key = unique == Catalogue::sorted(model.key());
    if (!is_key && std::ranges::find(stored.uniques, unique) == stored.uniques.end()) {
      add("{} is not unique in {}", list(unique), model.name);
    }
  }
  for (const ForeignKey& key : model.foreign_keys) {
    if (std::ranges::find(stored.foreign_keys, key) != stored.foreign_keys.end()) continue;
    add("{} has no foreign key {} references {} {}{}", model.name, list(key.columns), key.table, list(key.targets),
        key.on_delete == "no action" ? "" : " on delete " + key.on_delete);
  }
}

}  // namespace

std::vector<std::string> schema_differences(sqlite3* stored, detail::StatementName name,
                                            std::span<const std::string_view> schema) {
  const Memory memory = make(name, schema);
  Catalogue model(memory.get(), name);
  Catalogue found(stored, name);
  std::vector<std::string> differences;
  for (const std::string& table : model.tables()) {
    const std::optional<Table> there = found.table(table);
    if (!there) {
      differences.push_back(fmt::format("table {} is missing", table));
    } else if (there->is_view) {
      differences.push_back(fmt::format("{} is a view, not a table", table));
    } else {
      compare(*model.table(table), *there, differences);
    }
  }
  return differences;
}

}  // namespace repoc::sqlite
