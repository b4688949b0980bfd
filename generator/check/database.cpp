#include "check/database.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <stdexcept>
#include <string_view>

#include "dialect/sql/identifiers.hpp"
#include "plan/raw_scan.hpp"

namespace repoc::check {

namespace {

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

std::string lower(const char* text) { return dialect::sql::fold(text == nullptr ? "" : text); }

// The functions that the driver registers are known by name and number of arguments; nothing here runs one.
void not_here(sqlite3_context* context, int, sqlite3_value**) {
  sqlite3_result_error(context, "nothing is run at build time", -1);
}

// So is the driver's collation. The tables here are empty, so that nothing is ever sorted by it.
int as_bytes(void*, int left_size, const void* left, int right_size, const void* right) {
  const auto text = [](const void* data, int size) {
    return std::string_view(static_cast<const char*>(data), static_cast<std::size_t>(size));
  };
  return text(left, left_size).compare(text(right, right_size));
}

void run(sqlite3* database, const std::string& sql) {
  char* message = nullptr;
  if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &message) == SQLITE_OK) return;
  const std::string what = message == nullptr ? "no memory" : message;
  sqlite3_free(message);
  throw std::logic_error(fmt::format("SQLite refuses '{}': {}", sql, what));
}

constexpr std::string_view kRowsOnly = "a query may select, insert, update or delete rows, and nothing else";

// Why no query begins with this word; empty if one does, or SQLite does not know the word. Of some of these (vacuum)
// the authorizer is never asked.
std::string_view forbidden_word(const std::string& sql) {
  constexpr std::string_view kAttach = "a query may not attach or detach databases";
  constexpr std::string_view kTransaction = "transactions belong to the unit of work, not to a query";
  constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kWords = {
      {{"attach", kAttach},
       {"detach", kAttach},
       {"begin", kTransaction},
       {"commit", kTransaction},
       {"end", kTransaction},
       {"rollback", kTransaction},
       {"savepoint", kTransaction},
       {"release", kTransaction},
       {"create", kRowsOnly},
       {"drop", kRowsOnly},
       {"alter", kRowsOnly},
       {"vacuum", kRowsOnly},
       {"reindex", kRowsOnly},
       {"analyze", kRowsOnly},
       {"pragma", "a query may not set or read a pragma"},
       {"explain", "a query gives rows, not the plan of another"}}};
  const std::vector<plan::RawToken> tokens = plan::scan_raw(sql).tokens;
  for (const auto& [word, why] : kWords) {
    if (!tokens.empty() && tokens.front().kind == plan::RawToken::Kind::word && tokens.front().value == word)
      return why;
  }
  return {};
}

// What a query may do, asked by SQLite while it prepares one.
struct Authorizer {
  std::set<std::string> tables;  // in lower case
  std::string denied;            // why the statement is refused, of the first reason

  static int ask(void* self, int action, const char* first, const char* second, const char*, const char*) {
    return static_cast<Authorizer*>(self)->answer(action, first, second);
  }

 private:
  int deny(std::string why) {
    if (denied.empty()) denied = std::move(why);
    return SQLITE_DENY;
  }

  int answer(int action, const char* first, const char* second) {
    switch (action) {
      case SQLITE_SELECT:
      case SQLITE_RECURSIVE:
        return SQLITE_OK;
      case SQLITE_READ:
      case SQLITE_INSERT:
      case SQLITE_UPDATE:
      case SQLITE_DELETE: {
        const std::string table = lower(first);
        const bool list = action == SQLITE_READ && (table == "json_each" || table == "json_tree");
        if (list || tables.contains(table)) return SQLITE_OK;
        // A table that a module makes, such as pragma_table_info, declares itself at its first use.
        if (action != SQLITE_READ) return deny("a query may use the tables of the model, and no others");
        return deny(fmt::format("a query may not use '{}', which is no table of the model", table));
      }
      case SQLITE_FUNCTION: {
        const std::string name = lower(second);
        if (name != "load_extension" && name != "fts3_tokenizer") return SQLITE_OK;
        return deny(fmt::format("a query may not call '{}'", name));
      }
      default:
        return deny(std::string(kRowsOnly));
    }
  }
};

}  // namespace

void Database::Close::operator()(sqlite3* database) const { sqlite3_close(database); }

Database::Database(const std::vector<dialect::Aggregate>& aggregates) {
  sqlite3* database = nullptr;
  const int opened = sqlite3_open_v2(":memory:", &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  database_.reset(database);
  if (opened != SQLITE_OK) throw std::runtime_error("SQLite cannot open a database in memory");
  // As on the user's connections: a misspelt name in double quotes is no string.
  sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit(database, SQLITE_LIMIT_SQL_LENGTH, 1'000'000);
  constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
  constexpr std::array<std::pair<const char*, int>, 3> kFunctions = {
      {{"repoc_fold", 1}, {"repoc_add", 4}, {"repoc_subtract", 4}}};
  for (const auto& [name, arguments] : kFunctions) {
    sqlite3_create_function(database, name, arguments, kFlags, nullptr, &not_here, nullptr, nullptr);
  }
  sqlite3_create_collation(database, "repoc_decimal", SQLITE_UTF8, nullptr, &as_bytes);
  // At their first use these declare themselves, which the authorizer would take for the query's doing.
  run(database, "select 1 from json_each('[]'), json_tree('[]')");
  for (const dialect::Aggregate& aggregate : aggregates) {
    for (const std::string& statement : aggregate.ddl) run(database, statement);
  }
}

std::variant<Prepared, Refusal> Database::prepare(const std::string& sql) const {
  if (const std::string_view why = forbidden_word(sql); !why.empty()) {
    return Refusal{std::string(why), std::nullopt, true, 0};
  }
  Authorizer authorizer;
  for (const std::string& table : tables()) authorizer.tables.insert(lower(table.c_str()));
  sqlite3* database = database_.get();
  sqlite3_set_authorizer(database, &Authorizer::ask, &authorizer);
  sqlite3_stmt* raw = nullptr;
  const char* tail = nullptr;
  const int code = sqlite3_prepare_v2(database, sql.c_str(), static_cast<int>(sql.size()), &raw, &tail);
  Refusal refusal{sqlite3_errmsg(database), std::nullopt, false, 0};
  if (const int offset = sqlite3_error_offset(database); code != SQLITE_OK && offset >= 0) {
    refusal.offset = static_cast<std::size_t>(offset);
  }
  sqlite3_set_authorizer(database, nullptr, nullptr);
  const Statement statement(raw);
  const auto forbidden = [&](std::string why) {
    refusal.message = std::move(why);
    refusal.forbidden = true;
    return refusal;
  };
  if (!authorizer.denied.empty()) return forbidden(authorizer.denied);
  if (code != SQLITE_OK) return refusal;
  if (statement == nullptr) return forbidden("the query is empty");
  // Only the first of several statements would be run. What follows may be a comment.
  sqlite3_stmt* second = nullptr;
  const int more = sqlite3_prepare_v2(database, tail, -1, &second, nullptr);
  const Statement rest(second);
  if (more != SQLITE_OK || rest != nullptr) {
    refusal.tail = static_cast<std::size_t>(tail - sql.c_str());
    return forbidden("one statement only: another follows");
  }

  Prepared out;
  out.writes = sqlite3_stmt_readonly(raw) == 0;
  for (int i = 0; i < sqlite3_column_count(raw); ++i) {
    const char* name = sqlite3_column_name(raw, i);
    out.columns.push_back({name == nullptr ? "" : name, lower(sqlite3_column_decltype(raw, i))});
  }
  return out;
}

std::vector<std::string> Database::plan(const std::string& sql) const {
  sqlite3_stmt* raw = nullptr;
  if (sqlite3_prepare_v2(database_.get(), ("explain query plan " + sql).c_str(), -1, &raw, nullptr) != SQLITE_OK)
    return {};
  const Statement statement(raw);
  std::vector<std::string> out;
  std::map<int, std::size_t> depth;
  while (sqlite3_step(raw) == SQLITE_ROW) {
    const auto parent = depth.find(sqlite3_column_int(raw, 1));
    const std::size_t indent = parent == depth.end() ? 0 : parent->second + 1;
    depth[sqlite3_column_int(raw, 0)] = indent;
    out.push_back(std::string(2 * indent, ' ') + reinterpret_cast<const char*>(sqlite3_column_text(raw, 3)));
  }
  return out;
}

std::vector<std::string> Database::plan_with(const std::string& sql, const std::vector<Index>& indexes) const {
  run(database_.get(), "begin");
  for (std::size_t i = 0; i < indexes.size(); ++i) {
    run(database_.get(), fmt::format("create index repoc_candidate_{} on {} ({})", i, indexes[i].table,
                                     fmt::join(indexes[i].columns, ", ")));
  }
  std::vector<std::string> out = plan(sql);
  run(database_.get(), "rollback");
  return out;
}

std::vector<std::string> Database::names(const std::string& sql) const {
  std::vector<std::string> out;
  sqlite3_stmt* raw = nullptr;
  sqlite3_prepare_v2(database_.get(), sql.c_str(), -1, &raw, nullptr);
  const Statement statement(raw);
  while (raw != nullptr && sqlite3_step(raw) == SQLITE_ROW) {
    out.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(raw, 0)));
  }
  return out;
}

std::vector<std::string> Database::tables() const {
  return names("select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'");
}

std::vector<std::string> Database::columns() const {
  std::vector<std::string> out;
  for (const std::string& table : tables()) {
    for (std::string& column :
         names(fmt::format("select name from pragma_table_info({})", dialect::sql::literal(table)))) {
      if (std::find(out.begin(), out.end(), column) == out.end()) out.push_back(std::move(column));
    }
  }
  return out;
}

std::vector<std::string> Database::functions() const {
  return names("select distinct name from pragma_function_list order by name");
}

}  // namespace repoc::check
