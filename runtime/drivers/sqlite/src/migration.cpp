// What a migration needs of SQLite: foreign keys that are off, as a table can only be made anew under them, a script of
// several statements, and the check of all foreign keys before the commit.
#include <fmt/format.h>

#include <chrono>
#include <memory>

#include "connection.hpp"
#include "repoc/error.hpp"

namespace repoc::sqlite {
namespace {

// A script that commits would be half there if it failed after that.
int refuse_transactions(void*, int action, const char*, const char*, const char*, const char*) {
  return action == SQLITE_TRANSACTION ? SQLITE_DENY : SQLITE_OK;
}

struct NoTransactions {
  explicit NoTransactions(sqlite3* db) : db_(db) { sqlite3_set_authorizer(db_, refuse_transactions, nullptr); }
  ~NoTransactions() { sqlite3_set_authorizer(db_, nullptr, nullptr); }
  NoTransactions(const NoTransactions&) = delete;
  NoTransactions& operator=(const NoTransactions&) = delete;

 private:
  sqlite3* db_;
};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n;";
  const std::size_t begin = text.find_first_not_of(kBlank);
  return begin == std::string_view::npos ? "" : text.substr(begin, text.find_last_not_of(kBlank) + 1 - begin);
}

}  // namespace

bool Connection::has_table(detail::StatementName name, std::string_view table) {
  detail::Run run(*this, StatementKind::query, name,
                  "select 1\nfrom sqlite_schema\nwhere type = 'table' and name = ?1");
  run.statement().bind(1, table);
  return run.next();
}

void Connection::begin_migration() {
  enforce_foreign_keys(false);
  try {
    begin(detail::Lock::write);
  } catch (...) {
    enforce_foreign_keys(true);
    throw;
  }
}

void Connection::run_script(detail::StatementName name, std::string_view script) {
  const NoTransactions guard(handle_.get());
  const std::string text(script);  // ends in NUL
  const char* head = text.c_str();
  const char* const end = head + text.size();
  while (head != end) {
    const auto start = std::chrono::steady_clock::now();
    sqlite3_stmt* made = nullptr;
    const char* tail = end;
    int result = sqlite3_prepare_v2(handle_.get(), head, static_cast<int>(end - head) + 1, &made, &tail);
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement(made, sqlite3_finalize);
    const std::string_view told = trimmed({head, static_cast<std::size_t>(tail - head)});
    head = tail;
    if (result == SQLITE_OK && made == nullptr) continue;  // blanks or a comment
    if (result == SQLITE_OK) {
      do {
        result = sqlite3_step(made);
      } while (result == SQLITE_ROW);
    }
    const bool failed = result != SQLITE_DONE;
    tell_schema(name, told, std::chrono::steady_clock::now() - start, failed);
    if ((result & 0xFF) == SQLITE_AUTH) {
      throw UsageError("the script begins or ends a transaction, and runs in one already: take that out", name.text(),
                       result);
    }
    if (failed) fail(result, name);
  }
}

void Connection::commit_migration(detail::StatementName name) {
  {
    detail::Run check(*this, StatementKind::query, name, "pragma foreign_key_check");
    if (check.next()) {
      throw ConstraintViolation(
          fmt::format("after the script, rows of table '{}' refer to rows of '{}' that are not there",
                      check.row().text(0), check.row().text(2)),
          name.text(), SQLITE_CONSTRAINT_FOREIGNKEY);
    }
  }
  commit();
}

void Connection::end_migration() noexcept {
  rollback();
  enforce_foreign_keys(true);
}

void Connection::enforce_foreign_keys(bool on) noexcept {
  int now = 0;
  const int result = sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_ENABLE_FKEY, on ? 1 : 0, &now);
  broken_ = broken_ || result != SQLITE_OK || (now != 0) != on;
}

void Connection::tell_schema(detail::StatementName name, std::string_view text, std::chrono::nanoseconds duration,
                             bool failed) const noexcept {
  if (!log()) return;
  try {
    const std::string query = name.text();
    log()({StatementKind::schema, query, text, duration, 0, failed});
  } catch (...) {  // NOLINT(bugprone-empty-catch): the log must not change what the program does
  }
}

}  // namespace repoc::sqlite
