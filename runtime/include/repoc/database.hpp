// A database: opened once, shared by the threads of a program, closed with its last copy.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

namespace repoc {

namespace detail {
class DatabaseState;
struct CompiledRepository;
}  // namespace detail

// Written by repoc: which code serves the repository R on which back end. To use it, include the
// .repoc.hpp of R's header.
template <class R>
struct Generated;

enum class StatementKind { query, write, transaction, schema };

// What the statement log is told after each statement that was asked for; not of those by which a connection is opened
// and the tables are compared with the model. It never holds a bound value. The views live only during the call.
struct StatementEvent {
  StatementKind kind;
  std::string_view query;             // "ProductRepository::get_by_sku", "Product.batches load", "begin"
  std::string_view statement;         // the text that was prepared
  std::chrono::nanoseconds duration;  // from the first step to the last row
  std::int64_t rows;                  // returned by a query, affected by a write
  bool failed;
};
using StatementLog = std::function<void(const StatementEvent&)>;

// A handle; copies share the same connections. Thread-safe, but for on_statement.
class Database {
 public:
  explicit Database(std::shared_ptr<detail::DatabaseState> state);
  // Called after each statement, in the thread that ran it; an exception from it is swallowed. Set it before
  // other threads use the database. An empty function turns the log off.
  void on_statement(StatementLog log);
  // "sqlite"
  [[nodiscard]] std::string_view dialect() const noexcept;
  [[nodiscard]] detail::DatabaseState& state() const noexcept { return *state_; }

 private:
  std::shared_ptr<detail::DatabaseState> state_;
};

// Opens "sqlite:shop.db" or "sqlite::memory:" (unnamed, lives as long as the handle), with options after `?`:
//   pool=8                connections at most          acquire_timeout=5000  ms to wait for one (PoolExhausted)
//   busy_timeout=5000     ms to wait for another writer (Retryable)
//   statement_timeout=0   ms that the database may work on one statement (Timeout); 0: no limit
//   schema_check=on       off: the tables are not compared with the model when a repository is first asked for
//   journal_mode=wal      also delete, truncate, persist, memory, off
//   synchronous=full      also off, normal, extra
// Errors: UsageError for a malformed address, an unknown option or a back end that is not linked; ConnectionLost if it
// cannot be opened; Corrupt if it is no database.
Database open(std::string_view address);

namespace detail {
void create_schema(Database& database, const CompiledRepository& repository);
const CompiledRepository& require(const CompiledRepository* repository, std::string_view dialect);
}  // namespace detail

// Makes the tables of the repository's aggregate where they are missing. Safe to repeat.
template <class R>
void create_schema(Database& database) {
  detail::create_schema(database, detail::require(Generated<R>::on(database.dialect()), database.dialect()));
}

}  // namespace repoc
