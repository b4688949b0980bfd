// Session: each call of a repository in a transaction of its own. UnitOfWork: many calls, tracked objects, and one
// transaction that writes what changed.
//
//   repoc::UnitOfWork work{db};
//   auto& products = work.repository<ProductRepository>();
//   products.get_by_sku("RED-CHAIR")->allocate(line);
//   work.commit();
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <typeindex>
#include <typeinfo>

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

  // Lives as long as the session; the same object at every call. The first time that any session or unit of work asks
  // this Database for it, its tables are compared with the model: MappingError names all that differs, and the errors
  // of a read are possible.
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

struct Retry;

// Undoes what was flushed since it was made, unless it is released. It belongs to its unit of work and thread; one that
// outlives its unit does nothing.
//   repoc::Savepoint savepoint = work.savepoint();
//   products.add(Product("CHAIR"));
//   savepoint.release();
class [[nodiscard]] Savepoint {
 public:
  Savepoint(Savepoint&& other) noexcept;
  Savepoint& operator=(Savepoint&& other) = delete;
  // rollback(), unless it is over.
  ~Savepoint();

  // Flushes, and keeps what was done since. UsageError when it is over, or is not the innermost one that is open. After
  // an error in the flush nothing since the savepoint can be kept, and rollback() is what is left to do.
  void release();
  // Undoes in the database what was flushed since, and what other savepoints made since hold with it. Objects that were
  // loaded, written or changed since are forgotten by the unit of work, so load them again. The unit goes on, also
  // after an error since then.
  void rollback() noexcept;

 private:
  friend class UnitOfWork;
  Savepoint(const std::shared_ptr<detail::Unit>& unit, std::uint64_t number);
  std::weak_ptr<detail::Unit> unit_;
  std::uint64_t number_;
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

  // As Session::repository.
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
  // Flushes first, so that what was done before it is not undone with it.
  Savepoint savepoint();

  // Reads a tracked object and what it owns again; changes that were not flushed are lost, and pointers into its lists
  // are no longer good. NotFound if its row is gone, after which it is no longer tracked; UsageError if it is not
  // tracked, not stored yet, or about to be removed.
  template <class T>
  void refresh(T& object) {
    refresh(typeid(T), &object);
  }
  // From now on nothing of the object is written, not even that it was added or removed. It stays readable until the
  // unit ends; the next load of its key gives another object. UsageError if it is not tracked.
  template <class T>
  void detach(T& object) {
    detach(typeid(T), &object);
  }

 private:
  friend void transact(UnitOfWork& outer, const std::function<void(UnitOfWork&)>& work);
  friend void transact(Database& database, const std::function<void(UnitOfWork&)>& work, Retry retry);
  friend void transact(Database& first, Database& second, const std::function<void(UnitOfWork&, UnitOfWork&)>& work,
                       Retry retry);
  [[nodiscard]] detail::Context& context();
  [[nodiscard]] std::string_view dialect() const noexcept;
  void refresh(std::type_index type, const void* object);
  void detach(std::type_index type, const void* object);
  std::shared_ptr<detail::Unit> unit_;
};

// Runs `work` in a savepoint, which is released at its end: if it throws, what was flushed in it is undone in the
// database and the exception goes on; the unit of work lives. Objects changed or loaded inside are forgotten by the
// unit if it fails, so load them again. (What `transact` inside a unit of work does.)
void transact(UnitOfWork& outer, const std::function<void(UnitOfWork&)>& work);

// How often a whole unit of work is tried, and how long is waited in between: before the second try a random time of up
// to `first_wait`, twice as much before each further one, and never more than `longest_wait`.
struct Retry {
  int attempts = 5;
  std::chrono::milliseconds first_wait{10};
  std::chrono::milliseconds longest_wait{500};
};
// Runs a whole unit of work and commits it; on Retryable and Conflict starts again with a fresh one, which loads its
// objects anew. The error of the last attempt goes on, as every other error does. After a commit() of its own `work` is
// not repeated. UsageError for less than one attempt or a negative wait.
void transact(Database& database, const std::function<void(UnitOfWork&)>& work, Retry retry = {});
// The same with a unit of work on each of two databases. Both are flushed, and what only a commit checks is checked,
// before `first` commits, and then `second`. After an error before that nothing is stored in either; Retryable and
// Conflict start both again, a rollback() of one gives up both. Between the two commits is a window: if the second one
// fails, which a full disk, an I/O error or another's lock can make it, `first` is stored and `second` is not; the
// error is CommitUnknown, says so, and nothing is repeated. If the process ends there, nobody says so. What `work`
// commits itself is stored there and then. UsageError for the same Database twice.
void transact(Database& first, Database& second, const std::function<void(UnitOfWork&, UnitOfWork&)>& work,
              Retry retry = {});

}  // namespace repoc
