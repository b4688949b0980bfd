// A SQLite database in memory for tests of SQL texts: runs a schema, prepares a text without running it, shows rows.
// Double-quoted strings are off, so that a misspelt column is an error.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <string>
#include <vector>

#include "dialect/dialect.hpp"

namespace repoc::test {

// An in-memory database. Errors of SQLite become test failures that show the text.
class Database {
 public:
  Database() {
    sqlite3_open(":memory:", &db_);
    sqlite3_db_config(db_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(db_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    run("pragma foreign_keys = on");
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
    sqlite3_stmt* statement = nullptr;
    EXPECT_EQ(sqlite3_prepare_v2(db_, sql.c_str(), -1, &statement, nullptr), SQLITE_OK) << sqlite3_errmsg(db_) << sql;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      sqlite3_bind_text(statement, static_cast<int>(i) + 1, arguments[i].c_str(), -1, SQLITE_TRANSIENT);
    }
    std::string out;
    while (sqlite3_step(statement) == SQLITE_ROW) {
      const unsigned char* value = sqlite3_column_text(statement, 0);
      if (!out.empty()) out += ",";
      out += value == nullptr ? "null" : reinterpret_cast<const char*>(value);
    }
    EXPECT_EQ(sqlite3_finalize(statement), SQLITE_OK) << sqlite3_errmsg(db_) << sql;
    return out;
  }

 private:
  sqlite3* db_ = nullptr;
};

// The SQLite aggregate of an entity that has one.
inline dialect::Aggregate sqlite_aggregate(const model::Model& model, std::size_t entity) {
  diag::Sink sink;
  auto out = dialect::find("sqlite")->aggregate(model, entity, sink);
  for (const diag::Diagnostic& d : sink.diagnostics()) ADD_FAILURE() << d.message;
  return out.value_or(dialect::Aggregate{});
}

}  // namespace repoc::test
