// Connection -> prepared statement -> one run of it -> rows. What every back end offers to the rest of the runtime.
//   Run run{connection, StatementKind::query, {"ProductRepository::get_by_sku"}, text};
//   run.statement().bind(1, sku);
//   while (run.next()) run.row().get(0, name);
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

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
  // Never throws; a connection that could not roll back is not usable().
  virtual void rollback() noexcept;
  virtual void savepoint(int depth);
  virtual void rollback_to(int depth);  // and releases it
  virtual void release(int depth);
  [[nodiscard]] virtual bool in_transaction() const noexcept = 0;
  [[nodiscard]] virtual bool usable() const noexcept { return true; }
  // The integer key that the last insert was given.
  [[nodiscard]] virtual std::int64_t last_insert_id() const noexcept = 0;

  [[nodiscard]] const StatementLog& log() const noexcept { return log_; }

  // "update products set version = ?1 where sku = ?2 and version = ?3", made at the first use and kept: the position
  // where `moved`, the columns, then the key; guarded by `version_column` unless that is -1.
  std::string_view update_text(const sql::Table& table, const ColumnSet& columns, bool moved, int version_column);
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

// One execution. Tells the statement log when it ends; reads no clock when there is no log.
class Run {
 public:
  Run(Connection& connection, StatementKind kind, StatementName name, std::string_view text);
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
