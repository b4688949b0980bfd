// One connection to SQLite and its cache of prepared statements.
#pragma once

#include <sqlite3.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "repoc/generated/connection.hpp"
#include "statement.hpp"

namespace repoc::sqlite {

struct Settings {
  std::string file;  // a path, or the URI of a shared in-memory database
  bool memory = false;
  int busy_timeout = 5000;    // milliseconds
  int statement_timeout = 0;  // milliseconds; 0: none
  std::string journal_mode;   // empty: as it is
  bool journal_mode_asked = false;
  std::string synchronous;
};

class Connection final : public detail::Connection {
 public:
  Connection(const Settings& settings, const StatementLog& log);
  ~Connection() override;

  detail::Statement& prepare(detail::StatementName name, std::string_view text) override;
  std::unique_ptr<detail::List> make_list(detail::StatementName name) override;
  void begin(detail::Lock lock) override;
  void commit() override;
  void check_references() override;
  std::vector<std::string> schema_differences(detail::StatementName name,
                                              std::span<const std::string_view> schema) override;
  bool has_table(detail::StatementName name, std::string_view table) override;
  void begin_migration() override;
  void commit_migration(detail::StatementName name) override;
  void end_migration() noexcept override;
  void run_script(detail::StatementName name, std::string_view script) override;
  [[nodiscard]] bool in_transaction() const noexcept override { return sqlite3_get_autocommit(handle_.get()) == 0; }
  [[nodiscard]] bool usable() const noexcept override { return !broken_ && !in_transaction(); }
  [[nodiscard]] std::int64_t last_insert_id() const noexcept override {
    return sqlite3_last_insert_rowid(handle_.get());
  }

  [[nodiscard]] sqlite3* handle() const noexcept { return handle_.get(); }
  // Throws the error of that result; a connection that lost its file is not used again.
  [[noreturn]] void fail(int result, detail::StatementName name);
  // One step of a statement, for as long as statement_timeout leaves of what it has `spent`.
  int step(sqlite3_stmt* statement, std::chrono::steady_clock::duration& spent);
  // Of a statement that is not in the cache: its end.
  void forget(Statement& statement) noexcept;

 private:
  static constexpr auto kNoDeadline = std::chrono::steady_clock::time_point::max();
  struct Close {
    void operator()(sqlite3* handle) const noexcept { sqlite3_close_v2(handle); }
  };
  Statement& find(detail::StatementName name, std::string_view text);
  void make_room();
  void note(int result) noexcept;
  [[noreturn]] void throw_broken_reference();
  [[nodiscard]] std::string broken_reference() noexcept;
  void enforce_foreign_keys(bool on) noexcept;
  void tell_schema(detail::StatementName name, std::string_view text, std::chrono::nanoseconds duration,
                   bool failed) const noexcept;

  std::unique_ptr<sqlite3, Close> handle_;
  std::unordered_map<std::string_view, std::unique_ptr<Statement>> statements_;  // by their own text
  // The texts of generated code are constants: found by where they are, without hashing them. The text is compared.
  std::unordered_map<const char*, Statement*> by_address_;
  std::vector<std::unique_ptr<Statement>> extra_;  // second uses of a statement that is in use
  std::uint64_t clock_ = 0;
  std::chrono::milliseconds statement_timeout_;
  std::chrono::steady_clock::time_point deadline_ = kNoDeadline;
  bool broken_ = false;
};

}  // namespace repoc::sqlite
