// A SQLite database in memory for tests of SQL texts: runs a schema, prepares a text without running it, shows rows.
// Double-quoted strings are off, so that a misspelt column is an error. The functions that the driver registers are
// here in a simple form: repoc_fold folds ASCII. So is its collation of decimals.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "dialect/dialect.hpp"

namespace repoc::test {

// What is bound and what is read.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

inline std::string shown(const Value& value) {
  if (std::holds_alternative<std::int64_t>(value)) return fmt::format("{}", std::get<std::int64_t>(value));
  if (std::holds_alternative<double>(value)) return fmt::format("{}", std::get<double>(value));
  return std::holds_alternative<std::string>(value) ? std::get<std::string>(value) : "null";
}

inline void fold_ascii(sqlite3_context* context, int, sqlite3_value** values) {
  if (sqlite3_value_type(values[0]) == SQLITE_NULL) return;
  std::string text(reinterpret_cast<const char*>(sqlite3_value_text(values[0])));
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  sqlite3_result_text(context, text.c_str(), -1, SQLITE_TRANSIENT);
}

inline void add_within(sqlite3_context* context, int, sqlite3_value** values) {
  if (sqlite3_value_type(values[0]) == SQLITE_NULL || sqlite3_value_type(values[1]) == SQLITE_NULL) return;
  const bool minus = sqlite3_user_data(context) != nullptr;
  if (sqlite3_value_type(values[3]) == SQLITE_FLOAT) {
    const double change = sqlite3_value_double(values[1]);
    return sqlite3_result_double(context, sqlite3_value_double(values[0]) + (minus ? -change : change));
  }
  const std::int64_t value = sqlite3_value_int64(values[0]);
  const std::int64_t by = sqlite3_value_int64(values[1]);
  std::int64_t out = 0;
  const bool overflow = minus ? __builtin_sub_overflow(value, by, &out) : __builtin_add_overflow(value, by, &out);
  if (overflow || out < sqlite3_value_int64(values[2]) || out > sqlite3_value_int64(values[3])) {
    sqlite3_result_error(context, "out of range", -1);
  } else {
    sqlite3_result_int64(context, out);
  }
}

// Decimals of a few digits, by their value.
inline int compare_decimals(void*, int left_size, const void* left, int right_size, const void* right) {
  const auto number = [](const void* text, int size) {
    return std::stold(std::string(static_cast<const char*>(text), static_cast<std::size_t>(size)));
  };
  const long double a = number(left, left_size);
  const long double b = number(right, right_size);
  return a < b ? -1 : a > b ? 1 : 0;
}

// An in-memory database. Errors of SQLite become test failures that show the text.
class Database {
 public:
  Database() {
    sqlite3_open(":memory:", &db_);
    sqlite3_db_config(db_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(db_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    run("pragma foreign_keys = on");
    static int minus = 0;
    constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    sqlite3_create_function(db_, "repoc_fold", 1, kFlags, nullptr, fold_ascii, nullptr, nullptr);
    sqlite3_create_function(db_, "repoc_add", 4, kFlags, nullptr, add_within, nullptr, nullptr);
    sqlite3_create_function(db_, "repoc_subtract", 4, kFlags, &minus, add_within, nullptr, nullptr);
    sqlite3_create_collation(db_, "repoc_decimal", SQLITE_UTF8, nullptr, compare_decimals);
  }
  ~Database() { sqlite3_close(db_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const std::string& sql) {
    char* message = nullptr;
    EXPECT_EQ(sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, &message), SQLITE_OK) << sql << "\n" << message;
    sqlite3_free(message);
  }
  // Twice: a schema is safe to repeat.
  void make(const dialect::Aggregate& aggregate) {
    for (int i = 0; i < 2; ++i) {
      for (const std::string& statement : aggregate.ddl) run(statement);
    }
  }
  // What SQLite says against the text; empty if it prepares as one statement with that many parameters.
  std::string complaint(const std::string& sql, std::size_t parameters) {
    sqlite3_stmt* statement = nullptr;
    const char* tail = nullptr;
    const int code = sqlite3_prepare_v2(db_, sql.c_str(), -1, &statement, &tail);
    std::string out;
    if (code != SQLITE_OK) {
      out = fmt::format("{}: {}", sqlite3_errmsg(db_), sql);
    } else if (*tail != '\0') {
      out = fmt::format("more than one statement: {}", sql);
    } else if (static_cast<std::size_t>(sqlite3_bind_parameter_count(statement)) != parameters) {
      out = fmt::format("{} parameters, not {}: {}", sqlite3_bind_parameter_count(statement), parameters, sql);
    }
    sqlite3_finalize(statement);
    return out;
  }
  // The first column of every row, "null" for an absent value, with commas.
  std::string rows(const std::string& sql, const std::vector<std::string>& arguments) {
    std::string out;
    for (const auto& row : table(sql, {arguments.begin(), arguments.end()})) {
      out += (out.empty() ? "" : ",") + shown(row.front());
    }
    return out;
  }
  // Every row: its columns with '|', then a comma. What fails is "error: " and the message.
  std::string answer(const std::string& sql, const std::vector<Value>& arguments) {
    std::string out;
    error_.clear();
    for (const auto& row : table(sql, arguments, true)) {
      if (!out.empty()) out += ",";
      for (std::size_t i = 0; i < row.size(); ++i) out += (i == 0 ? "" : "|") + shown(row[i]);
    }
    return error_.empty() ? out : "error: " + error_;
  }
  // A number without a parameter in the text is skipped.
  std::vector<std::vector<Value>> table(const std::string& sql, const std::vector<Value>& arguments,
                                        bool may_fail = false) {
    sqlite3_stmt* statement = nullptr;
    EXPECT_EQ(sqlite3_prepare_v2(db_, sql.c_str(), -1, &statement, nullptr), SQLITE_OK) << sqlite3_errmsg(db_) << sql;
    for (int i = 0; i < static_cast<int>(arguments.size()) && i < sqlite3_bind_parameter_count(statement); ++i) {
      bind(statement, i + 1, arguments[static_cast<std::size_t>(i)]);
    }
    std::vector<std::vector<Value>> out;
    while (sqlite3_step(statement) == SQLITE_ROW) {
      std::vector<Value> row;
      for (int i = 0; i < sqlite3_column_count(statement); ++i) row.push_back(column(statement, i));
      out.push_back(std::move(row));
    }
    if (sqlite3_finalize(statement) != SQLITE_OK) {
      error_ = sqlite3_errmsg(db_);
      EXPECT_TRUE(may_fail) << error_ << sql;
    }
    return out;
  }
  // The lines of the plan that SQLite makes for a text.
  std::string plan(const std::string& sql) {
    std::string out;
    for (const auto& row : table("explain query plan " + sql, {})) out += shown(row.back()) + "\n";
    return out;
  }

 private:
  static void bind(sqlite3_stmt* statement, int at, const Value& value) {
    if (std::holds_alternative<std::int64_t>(value)) {
      sqlite3_bind_int64(statement, at, std::get<std::int64_t>(value));
    } else if (std::holds_alternative<double>(value)) {
      sqlite3_bind_double(statement, at, std::get<double>(value));
    } else if (std::holds_alternative<std::string>(value)) {
      sqlite3_bind_text(statement, at, std::get<std::string>(value).c_str(), -1, SQLITE_TRANSIENT);
    }
  }
  static Value column(sqlite3_stmt* statement, int at) {
    switch (sqlite3_column_type(statement, at)) {
      case SQLITE_INTEGER:
        return sqlite3_column_int64(statement, at);
      case SQLITE_FLOAT:
        return sqlite3_column_double(statement, at);
      case SQLITE_NULL:
        return {};
      default:
        return std::string(reinterpret_cast<const char*>(sqlite3_column_text(statement, at)));
    }
  }

  sqlite3* db_ = nullptr;
  std::string error_;
};

// The SQLite aggregate of an entity that has one.
inline dialect::Aggregate sqlite_aggregate(const model::Model& model, std::size_t entity) {
  diag::Sink sink;
  auto out = dialect::find("sqlite")->aggregate(model, entity, sink);
  for (const diag::Diagnostic& d : sink.diagnostics()) ADD_FAILURE() << d.message;
  return out.value_or(dialect::Aggregate{});
}

}  // namespace repoc::test
