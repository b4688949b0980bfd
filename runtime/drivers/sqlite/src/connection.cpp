#include "connection.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "error.hpp"
#include "functions.hpp"
#include "json_list.hpp"
#include "repoc/error.hpp"
#include "schema.hpp"

namespace repoc::sqlite {
namespace {

constexpr detail::StatementName kOpen{"open"};
constexpr std::size_t kMaxStatements = 500;
constexpr int kStepsPerLook = 1000;  // of SQLite's machine between two looks at the clock: some ten microseconds
constexpr std::chrono::milliseconds kLongestReferenceCheck{100};

void configure(sqlite3* db, int option, bool on) {
  const int result = sqlite3_db_config(db, option, on ? 1 : 0, nullptr);
  if (result != SQLITE_OK) throw_error(db, result, kOpen);
}

// The first column of the first row, or "".
std::string pragma(sqlite3* db, const std::string& text) {
  std::string answer;
  const int result = sqlite3_exec(
      db, text.c_str(),
      [](void* to, int columns, char** values, char**) {
        if (columns > 0 && values[0] != nullptr) *static_cast<std::string*>(to) = values[0];
        return 0;
      },
      &answer, nullptr);
  if (result != SQLITE_OK) throw_error(db, sqlite3_extended_errcode(db), kOpen);
  return answer;
}

}  // namespace

Connection::Connection(const Settings& settings, const StatementLog& log)
    : detail::Connection(log), statement_timeout_(settings.statement_timeout) {
  sqlite3* opened = nullptr;
  // No mutex: the pool gives a connection to one thread at a time.
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                    (settings.memory ? SQLITE_OPEN_URI : 0);
  const int result = sqlite3_open_v2(settings.file.c_str(), &opened, flags, nullptr);
  handle_.reset(opened);  // also after an error
  if (result != SQLITE_OK) throw_error(opened, result, kOpen);
  sqlite3_busy_timeout(opened, settings.busy_timeout);
  sqlite3_progress_handler(
      opened, kStepsPerLook,
      [](void* connection) {
        const auto deadline = static_cast<const Connection*>(connection)->deadline_;
        return deadline != kNoDeadline && std::chrono::steady_clock::now() > deadline ? 1 : 0;
      },
      this);
  configure(opened, SQLITE_DBCONFIG_DQS_DML, false);
  configure(opened, SQLITE_DBCONFIG_DQS_DDL, false);
  configure(opened, SQLITE_DBCONFIG_ENABLE_FKEY, true);
  configure(opened, SQLITE_DBCONFIG_TRUSTED_SCHEMA, false);
  register_functions(opened);
  pragma(opened, "select count(*) from sqlite_schema");  // reads the file: it may be no database
  if (!settings.journal_mode.empty()) {
    const std::string mode = pragma(opened, fmt::format("pragma journal_mode = {}", settings.journal_mode));
    if (settings.journal_mode_asked && mode != settings.journal_mode) {
      throw UsageError(fmt::format("journal_mode '{}' is not possible for this database, which stays at '{}'",
                                   settings.journal_mode, mode),
                       "open");
    }
  }
  pragma(opened, fmt::format("pragma synchronous = {}", settings.synchronous));
}

Connection::~Connection() {
  by_address_.clear();
  extra_.clear();
  statements_.clear();  // before the handle
}

void Connection::note(int result) noexcept {
  switch (result & 0xFF) {
    case SQLITE_IOERR:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CANTOPEN:
    // The file is another one now, or was opened while it might only be read: a new connection may write.
    case SQLITE_READONLY:
      broken_ = true;
      break;
    default:
      break;
  }
}

void Connection::fail(int result, detail::StatementName name) {
  note(result);
  throw_error(handle_.get(), result, name);
}

int Connection::step(sqlite3_stmt* statement, std::chrono::steady_clock::duration& spent) {
  if (statement_timeout_.count() == 0) return sqlite3_step(statement);
  const auto start = std::chrono::steady_clock::now();
  deadline_ = start + (statement_timeout_ - spent);
  const int result = sqlite3_step(statement);
  deadline_ = kNoDeadline;
  spent += std::chrono::steady_clock::now() - start;
  return result;
}

detail::Statement& Connection::prepare(detail::StatementName name, std::string_view text) {
  Statement& statement = find(name, text);
  statement.last_use = ++clock_;
  statement.take(name);
  return statement;
}

Statement& Connection::find(detail::StatementName name, std::string_view text) {
  const auto near = by_address_.find(text.data());
  Statement* known = near != by_address_.end() && near->second->sql() == text ? near->second : nullptr;
  if (known == nullptr) {
    const auto found = statements_.find(text);
    if (found != statements_.end()) {
      known = found->second.get();
    } else {
      make_room();
      auto made = std::make_unique<Statement>(*this, name, text);
      known = made.get();
      statements_.emplace(known->sql(), std::move(made));
    }
    // Texts that are made anew each time leave addresses behind.
    if (by_address_.size() >= 4 * kMaxStatements) by_address_.clear();
    by_address_[text.data()] = known;
  }
  if (!known->in_use()) return *known;
  extra_.push_back(std::make_unique<Statement>(*this, name, text));
  extra_.back()->cached = false;
  return *extra_.back();
}

void Connection::make_room() {
  if (statements_.size() >= kMaxStatements) {
    // The older half goes; what is in use stays.
    std::vector<std::uint64_t> uses;
    for (const auto& [text, statement] : statements_) uses.push_back(statement->last_use);
    std::ranges::nth_element(uses, uses.begin() + static_cast<std::ptrdiff_t>(uses.size() / 2));
    const std::uint64_t middle = uses[uses.size() / 2];
    by_address_.clear();
    std::erase_if(statements_,
                  [&](const auto& item) { return item.second->last_use < middle && !item.second->in_use(); });
  }
}

void Connection::forget(Statement& statement) noexcept {
  std::erase_if(extra_, [&](const auto& extra) { return extra.get() == &statement; });
}

std::unique_ptr<detail::List> Connection::make_list(detail::StatementName name) {
  return std::make_unique<JsonList>(name);
}

void Connection::begin(detail::Lock lock) {
  control("begin", lock == detail::Lock::write ? "begin immediate" : "begin");
}

// The transaction stays open after most errors here: its owner rolls it back.
void Connection::commit() {
  try {
    detail::Connection::commit();
  } catch (const ConstraintViolation&) {
    throw_broken_reference();
  } catch (const ConnectionLost& lost) {
    // The file was being written: what is in it after a crash, or for the next that opens it, nobody knows.
    if ((lost.code() & 0xFF) == SQLITE_IOERR) {
      throw CommitUnknown("the file could not be written to its end: the transaction may be stored, or not",
                          lost.query(), lost.code());
    }
    throw;
  }
}

void Connection::check_references() {
  int broken = 0;
  int highest = 0;
  const int result = sqlite3_db_status(handle_.get(), SQLITE_DBSTATUS_DEFERRED_FKS, &broken, &highest, 0);
  if (result == SQLITE_OK && broken != 0) throw_broken_reference();
}

void Connection::throw_broken_reference() {
  const std::string which = broken_reference();
  throw ConstraintViolation(fmt::format("FOREIGN KEY constraint failed{}{} (SQLite {})", which.empty() ? "" : ": ",
                                        which, SQLITE_CONSTRAINT_FOREIGNKEY),
                            "commit", SQLITE_CONSTRAINT_FOREIGNKEY);
}

// "a row of orders has no row in customers": the first one that is found within a short time, "" if none is.
std::string Connection::broken_reference() noexcept {
  std::string which;
  deadline_ = std::chrono::steady_clock::now() + kLongestReferenceCheck;
  try {
    const auto take = [](void* to, int, char** values, char**) {
      if (values[0] != nullptr && values[1] != nullptr) {
        *static_cast<std::string*>(to) = fmt::format("a row of {} has no row in {}", values[0], values[1]);
      }
      return 0;
    };
    sqlite3_exec(handle_.get(), R"(select "table", parent from pragma_foreign_key_check limit 1)", take, &which,
                 nullptr);
  } catch (...) {
    which.clear();
  }
  deadline_ = kNoDeadline;
  return which;
}

std::vector<std::string> Connection::schema_differences(detail::StatementName name,
                                                        std::span<const std::string_view> schema) {
  try {
    return sqlite::schema_differences(handle_.get(), name, schema);
  } catch (...) {
    note(sqlite3_extended_errcode(handle_.get()));
    throw;
  }
}

}  // namespace repoc::sqlite
