#include "connection.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "error.hpp"
#include "functions.hpp"
#include "json_list.hpp"
#include "repoc/error.hpp"

namespace repoc::sqlite {
namespace {

constexpr detail::StatementName kOpen{"open"};
constexpr std::size_t kMaxStatements = 500;

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

Connection::Connection(const Settings& settings, const StatementLog& log) : detail::Connection(log) {
  sqlite3* opened = nullptr;
  // No mutex: the pool gives a connection to one thread at a time.
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                    (settings.memory ? SQLITE_OPEN_URI : 0);
  const int result = sqlite3_open_v2(settings.file.c_str(), &opened, flags, nullptr);
  handle_.reset(opened);  // also after an error
  if (result != SQLITE_OK) throw_error(opened, result, kOpen);
  sqlite3_busy_timeout(opened, settings.busy_timeout);
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

void Connection::fail(int result, detail::StatementName name) {
  const int kind = result & 0xFF;
  broken_ =
      broken_ || kind == SQLITE_IOERR || kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB || kind == SQLITE_CANTOPEN;
  throw_error(handle_.get(), result, name);
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
  if (lock == detail::Lock::write) {
    control("begin", "begin immediate");
  } else {
    control("begin", "begin");
  }
}

}  // namespace repoc::sqlite
