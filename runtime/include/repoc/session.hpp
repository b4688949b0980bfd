// Session: each call of a repository in a transaction of its own. UnitOfWork: many calls, tracked objects, and one
// transaction that writes what changed.
//
//   repoc::UnitOfWork work{db};
//   auto& products = work.repository<ProductRepository>();
//   products.get_by_sku("RED-CHAIR")->allocate(line);
//   work.commit();
#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <utility>

#include "repoc/database.hpp"

namespace repoc {

namespace detail {
class Context;
class Unit;
struct CompiledRepository;
void* repository(Context& context, const CompiledRepository& compiled);

template <class R>
R& repository_of(Context& context, std::string_view dialect) {
  return *static_cast<R*>(repository(context, require(Generated<R>::on(dialect), dialect)));
}
}  // namespace detail

// Detached values only: a method that returns tracked objects throws UsageError here. For one thread at a time.
class Session {
 public:
  explicit Session(Database& database);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // Lives as long as the session; the same object at every call.
  template <class R>
  R& repository() {
    return detail::repository_of<R>(*context_, dialect());
  }

 private:
  [[nodiscard]] std::string_view dialect() const noexcept;
  std::unique_ptr<detail::Context> context_;
};

enum class FlushMode {
  automatic,  // a query first writes what it may read
  on_commit,  // only commit() and flush() write
};

// For one thread at a time, the one that made it. Objects that its repositories return belong to it and live until it
// ends. It reads without holding a lock and takes the write lock (SQLite: BEGIN IMMEDIATE) at its first flush that has
// something to write, or its first write by name, raw write or lock; from then on until commit() it reads inside that
// transaction. After a raw write each object without changes is read again by its key; where it has a version and the
// row another one, it stays as it is, and its next change is a Conflict.
class UnitOfWork {
 public:
  explicit UnitOfWork(Database& database, FlushMode mode = FlushMode::automatic);
  // Rolls back what was not committed. Never throws.
  ~UnitOfWork();
  UnitOfWork(const UnitOfWork&) = delete;
  UnitOfWork& operator=(const UnitOfWork&) = delete;

  template <class R>
  R& repository() {
    return detail::repository_of<R>(context(), dialect());
  }

  // Writes what changed, inside the transaction, which stays open.
  void flush();
  // Flushes and commits. The objects stay tracked, so that further changes can be committed by a second call; a second
  // call with nothing new in between is a UsageError. After an error nothing of this unit is stored and every further
  // use is a UsageError.
  void commit();
  // Gives up what was not committed; every further use is a UsageError.
  void rollback() noexcept;

 private:
  friend class Savepoint;
  [[nodiscard]] detail::Context& context();
  [[nodiscard]] std::string_view dialect() const noexcept;
  std::unique_ptr<detail::Unit> unit_;
};

// Runs `work` in a savepoint: if it throws, what was flushed in it is undone in the database and the exception goes on;
// the unit of work lives. Objects changed or loaded inside are forgotten by the unit if it fails, so load them again.
// (What `transact` inside a unit of work does.)
void transact(UnitOfWork& outer, const std::function<void(UnitOfWork&)>& work);

// Runs a whole unit of work and commits it; on Retryable and Conflict starts again with a fresh one, at most
// `attempts` times, waiting a little longer each time. After a commit() of its own `work` is not repeated: the error
// goes on.
struct Retry {
  int attempts = 5;
};
void transact(Database& database, const std::function<void(UnitOfWork&)>& work, Retry retry = {});

}  // namespace repoc
