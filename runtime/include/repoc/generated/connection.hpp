// Connection -> prepared statement -> one run of it -> rows. What every back end offers to the rest of the runtime.
//   Run run{connection, StatementKind::query, {"ProductRepository::get_by_sku"}, text};
//   run.statement().bind(1, sku);
//   while (run.next()) run.row().get(0, name);
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "repoc/database.hpp"
#include "repoc/generated/row.hpp"
#include "repoc/generated/sql.hpp"

namespace repoc::detail {

class Statement : public Binder {
 public:
  // The statement's own copy of its text.
  [[nodiscard]] virtual std::string_view sql() const noexcept = 0;
  // Until release(), what is bound is copied: the statement outlives the values of its caller.
  virtual void copy_values() noexcept = 0;
  // A list to be filled and bound to a statement of this connection.
  virtual std::unique_ptr<List> make_list() = 0;
  // `items` must live until the statement has run.
  virtual void bind_list(int at, const List& items) = 0;
  // True: row() holds the next one. False: that was all, and the statement has let go of every lock and value already.
  virtual bool step() = 0;
  virtual Row& row() noexcept = 0;
  // Rows written, after step() gave false.
  [[nodiscard]] virtual std::int64_t affected() const noexcept = 0;
  // Gives the statement back; it may be in the middle of its rows.
  virtual void release() noexcept = 0;
};

enum class Lock { read, write };

class Connection {
 public:
  explicit Connection(const StatementLog& log);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  virtual ~Connection();

  // The prepared statement of that text, to be bound and stepped, then released; it belongs to the connection.
  virtual Statement& prepare(StatementName name, std::string_view text) = 0;
  virtual std::unique_ptr<List> make_list(StatementName name) = 0;
  // Lock::write takes the write lock now, so that a later statement cannot fail for want of it.
  virtual void begin(Lock lock) = 0;
  virtual void commit();
  // ConstraintViolation if a commit() now would fail for a reference that is checked there.
  virtual void check_references() = 0;
  // Never throws; a connection that could not roll back is not usable().
  virtual void rollback() noexcept;
  virtual void savepoint(int depth);
  virtual void rollback_to(int depth);  // and releases it
  virtual void release(int depth);
  virtual bool has_table(StatementName name, std::string_view table) = 0;
  // A migration's transaction: begin_migration() takes the write lock, and no foreign key is enforced until
  // end_migration(), which undoes what was not committed; commit_migration() checks them all first
  // (ConstraintViolation).
  virtual void begin_migration() = 0;
  virtual void commit_migration(StatementName name) = 0;
  virtual void end_migration() noexcept = 0;
  // Any number of statements, none of them about transactions (UsageError).
  virtual void run_script(StatementName name, std::string_view script) = 0;
  [[nodiscard]] virtual bool in_transaction() const noexcept = 0;
  [[nodiscard]] virtual bool usable() const noexcept { return true; }
  // The integer key that the last insert was given.
  [[nodiscard]] virtual std::int64_t last_insert_id() const noexcept = 0;

  // What the database lacks of the tables that these statements make, one text each: tables, columns, types, nulls,
  // keys, unique constraints, foreign keys. What it has besides is no difference, unless rows could not be written.
  virtual std::vector<std::string> schema_differences(StatementName name, std::span<const std::string_view> schema) = 0;

  [[nodiscard]] const StatementLog& log() const noexcept { return log_; }

  // "update products set version = ?1 where sku = ?2 and version = ?3", made at the first use and kept: the position
  // where `moved`, the columns, then the key; guarded by `version_column` unless that is -1.
  std::string_view update_text(const sql::Table& table, const ColumnSet& columns, bool moved, int version_column);
  // table.insert for that many rows, made at the first use and kept; `parameters` are those of one.
  std::string_view insert_text(const sql::Table& table, std::size_t parameters, std::size_t rows);
  // table.remove, guarded by the version.
  std::string_view guarded_remove_text(const sql::Table& table, int version_column);

 protected:
  // Runs a statement of StatementKind::transaction.
  void control(std::string_view name, std::string_view text);

 private:
  struct Texts;
  const StatementLog& log_;
  std::unique_ptr<Texts> texts_;
};

// The values of a statement, bound by whoever has them; the referenced function must outlive the call.
class Arguments {
 public:
  template <class F>
  Arguments(const F& bind)  // NOLINT: meant to convert
      : object_(&bind), bind_([](const void* object, Statement& s) { (*static_cast<const F*>(object))(s); }) {}
  void operator()(Statement& statement) const { bind_(object_, statement); }

 private:
  const void* object_;
  void (*bind_)(const void*, Statement&);
};

// One execution. Tells the statement log when it ends; reads no clock when there is no log.
class Run {
 public:
  // Its values are still to be bound.
  Run(Connection& connection, StatementKind kind, StatementName name, std::string_view text);
  Run(Connection& connection, StatementKind kind, StatementName name, std::string_view text, Arguments arguments)
      : Run(connection, kind, name, text) {
    arguments(*statement_);
  }
  ~Run();
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  [[nodiscard]] Statement& statement() noexcept { return *statement_; }
  [[nodiscard]] Row& row() noexcept { return statement_->row(); }
  bool next();
  // Goes to the end; the rows written.
  std::int64_t finish();

 private:
  void tell(bool failed) noexcept;

  const StatementLog* log_;  // null: nobody listens
  Statement* statement_ = nullptr;
  StatementKind kind_;
  StatementName name_;
  std::string_view text_;
  std::chrono::steady_clock::time_point start_{};
  std::int64_t rows_ = 0;
  bool stepped_ = false;
};

}  // namespace repoc::detail
