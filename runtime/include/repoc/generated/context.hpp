// What a repository works in: a session's context or a unit of work. It hands out a connection per call and says what
// transaction the call runs in.
//   Session     read: autocommit    several reads: one read transaction     write: one write transaction
//   UnitOfWork  the same until its first write, from then on everything inside its transaction
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <typeindex>
#include <unordered_map>
#include <vector>

#include "repoc/generated/connection.hpp"
#include "repoc/generated/registry.hpp"
#include "repoc/session.hpp"

namespace repoc::detail {

class DatabaseState;
class ChangeSet;
class StreamCall;
class Unit;

// A connection of the pool, given back when this ends.
class Lease {
 public:
  Lease() = default;
  explicit Lease(std::shared_ptr<DatabaseState> from);
  Lease(Lease&& other) noexcept;
  Lease& operator=(Lease&& other) noexcept;
  ~Lease();

  [[nodiscard]] explicit operator bool() const noexcept { return connection_ != nullptr; }
  [[nodiscard]] Connection& operator*() const noexcept { return *connection_; }
  [[nodiscard]] Connection* operator->() const noexcept { return connection_.get(); }
  void end() noexcept;

 private:
  std::shared_ptr<DatabaseState> from_;
  std::unique_ptr<Connection> connection_;
};

enum class Work { read, read_several, write, write_several };

class Context {
 public:
  explicit Context(std::shared_ptr<DatabaseState> database);
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
  virtual ~Context();

  // Null in a session.
  [[nodiscard]] virtual Unit* unit() noexcept { return nullptr; }
  // What tracks objects of that type, or null.
  [[nodiscard]] virtual class TrackerBase* find_tracker(std::type_index) noexcept { return nullptr; }
  // A query that reads objects of that type comes next.
  virtual void before_query(std::type_index) {}
  // A query comes next that may read, or write, any table.
  virtual void before_raw_query() {}
  // The same object at every call. MappingError when the tables do not fit the model.
  void* repository(const CompiledRepository& compiled);
  [[nodiscard]] const std::shared_ptr<DatabaseState>& database() const noexcept { return database_; }

 private:
  friend class Call;
  virtual Connection& enter(Work work) = 0;
  virtual void leave() = 0;
  virtual void abandon() noexcept = 0;
  void check_schema(const CompiledRepository& compiled);

  std::shared_ptr<DatabaseState> database_;
  std::unordered_map<const CompiledRepository*, MadeRepository> repositories_;
};

// One call of a repository. Without done() it is given up: what it wrote is undone.
class Call {
 public:
  Call(Context& context, Work work) : context_(context), connection_(context.enter(work)) {}
  ~Call() {
    if (!done_) context_.abandon();
  }
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;
  [[nodiscard]] Connection& connection() noexcept { return connection_; }
  void done() {
    done_ = true;
    context_.leave();
  }

 private:
  Context& context_;
  Connection& connection_;
  bool done_ = false;
};

// What the unit of work knows of one object.
struct Entry {
  enum class State : std::uint8_t {
    added,     // not stored yet
    stored,    // the row exists
    removing,  // the row exists until the next flush
    gone,      // no longer tracked; the object lives on with the unit
  };
  State state = State::added;
  std::uint32_t mark = 0;  // Unit::mark() when it was loaded or last written
};

// The identity map of one entity type, by encoded key.
class TrackerBase {
 public:
  TrackerBase(Unit& unit, const sql::Table& table) : unit_(unit), table_(table) {}
  TrackerBase(const TrackerBase&) = delete;
  TrackerBase& operator=(const TrackerBase&) = delete;
  virtual ~TrackerBase();

  // Adds to `changes` whatever differs from what is stored.
  virtual void collect(ChangeSet& changes) = 0;
  // The changes of that entry are in the database.
  virtual void written(Entry& entry) = 0;
  // Gives up every object that was loaded, written or changed since that mark.
  virtual void forget_since(std::uint32_t mark) = 0;
  // A statement changed the row, which has the root's columns now: the object takes them over, with their snapshot,
  // unless it has changes of its own or was stale before; its version check will tell then.
  virtual void refresh(Row& row) = 0;
  // A statement wrote of which nothing is known: objects without changes of their own become what is stored, unless
  // their version is another now. One whose row is gone is no longer found, but a change of it is still written, and
  // fails.
  virtual void reload(Connection& connection) = 0;
  // The object, and what it owns, as the database has it. NotFound when it is gone, UsageError when it has no row or is
  // none of the unit's.
  virtual void refresh(const void* object) = 0;
  // Nothing of the object is written any more. False: it is not tracked.
  virtual bool detach(const void* object) = 0;
  // The row was deleted by a statement.
  void evict(std::string_view key) noexcept;
  [[nodiscard]] bool empty() const noexcept { return index_.empty(); }
  [[nodiscard]] const sql::Table& table() const noexcept { return table_; }

 protected:
  [[nodiscard]] Entry* find(std::string_view key) const noexcept;
  void index(std::string_view key, Entry& entry);
  // Takes the entry out of the index if it is what the index holds.
  void unindex(std::string_view key, const Entry& entry) noexcept;

  Unit& unit_;
  KeyEncoder scratch_;
  KeyEncoder other_;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const noexcept { return std::hash<std::string_view>{}(key); }
  };
  const sql::Table& table_;
  std::unordered_map<std::string, Entry*, Hash, std::equal_to<>> index_;
};

template <class T>
class Tracker;

// A unit of work. session.hpp says what it promises, runtime/README.md how a flush goes.
class Unit final : public Context {
 public:
  Unit(std::shared_ptr<DatabaseState> database, FlushMode mode);
  ~Unit() override;

  [[nodiscard]] Unit* unit() noexcept override { return this; }
  [[nodiscard]] TrackerBase* find_tracker(std::type_index type) noexcept override;
  void before_query(std::type_index type) override;
  void before_raw_query() override;

  template <class T>
  Tracker<T>& tracker(const sql::Table& table) {
    use();
    std::unique_ptr<TrackerBase>& tracker = trackers_[std::type_index(typeid(T))];
    if (!tracker) tracker = std::make_unique<Tracker<T>>(*this, table);
    return static_cast<Tracker<T>&>(*tracker);
  }

  // Every use from outside comes through here: right thread, still alive (UsageError).
  void use();
  void flush();
  // Begins the transaction that writes, so that no other unit writes from here to its end.
  void lock();
  [[nodiscard]] bool is_writing() const noexcept { return writing_; }
  // A stream that reads in the transaction, until it is removed or the transaction is over.
  Connection& add_stream(StreamCall& stream);
  void remove_stream(StreamCall& stream) noexcept;
  // `again_is_wrong`: a second commit with nothing new is a UsageError.
  void commit(bool again_is_wrong);
  // The two halves of a commit beside another database's: in the first goes wrong what can be told before anything is
  // stored; nothing of this unit may come between them.
  void prepare_commit();
  void finish_commit();
  void rollback() noexcept;
  // Objects of every type.
  void reload(Connection& connection);
  // The number of a new savepoint, by which the others know it.
  std::uint64_t savepoint();
  void release(std::uint64_t savepoint);
  // Does nothing when it is over.
  void roll_back_to(std::uint64_t savepoint) noexcept;
  void refresh(std::type_index type, const void* object);
  void detach(std::type_index type, const void* object);
  [[nodiscard]] bool rolled_back() const noexcept { return state_ == State::rolled_back; }
  // Something of it is stored for good.
  [[nodiscard]] bool has_committed() const noexcept { return committed_; }
  // Grows with each savepoint.
  [[nodiscard]] std::uint32_t mark() const noexcept { return mark_; }

 private:
  enum class State : std::uint8_t { open, failed, rolled_back };
  struct OpenSavepoint {
    std::uint64_t number;
    std::uint32_t mark;
    bool in_transaction;  // it is one of the database; else the unit had not written, and its whole transaction is
                          // undone
  };

  Connection& enter(Work work) override;
  void leave() override;
  void abandon() noexcept override;

  void check();
  void flush_for_commit();
  void flush(std::span<TrackerBase* const> trackers);
  [[nodiscard]] std::vector<TrackerBase*> all_trackers() const;
  // An error in it ends the unit.
  Connection& begin_write();
  void fail() noexcept;
  void end_transaction() noexcept;
  void close_streams() noexcept;

  FlushMode mode_;
  std::thread::id thread_;
  std::unordered_map<std::type_index, std::unique_ptr<TrackerBase>> trackers_;
  std::vector<StreamCall*> streams_;  // open in the transaction
  Lease lease_;                       // held while a transaction, or a call, is open
  bool writing_ = false;              // the transaction of this unit is open
  bool reading_ = false;              // a call's own read transaction is open
  bool call_writes_ = false;
  bool used_ = false;  // since the last commit
  bool committed_ = false;
  State state_ = State::open;
  std::vector<OpenSavepoint> savepoints_;  // the innermost last
  std::uint64_t last_savepoint_ = 0;
  std::uint32_t mark_ = 0;
};

// Calls whose code does not depend on the entity's type. The caller has flushed what they may read.
std::int64_t count(Context& context, StatementName name, std::string_view text, Arguments arguments);
std::int64_t count(Connection& connection, StatementName name, std::string_view text, Arguments arguments);
bool exists(Context& context, StatementName name, std::string_view text, Arguments arguments);
// One delete statement; the rows it removed. Objects of the unit whose rows went are no longer tracked.
std::int64_t remove(Connection& connection, TrackerBase* tracker, const sql::Table& table, StatementName name,
                    std::string_view text, Arguments arguments);
// One update statement; the rows it changed. Objects of the unit take over what it changed.
std::int64_t update(Connection& connection, TrackerBase* tracker, const sql::Table& table, StatementName name,
                    std::string_view text, Arguments arguments);
// One statement of which nothing is known but that it writes; the rows it wrote.
std::int64_t execute(Connection& connection, StatementName name, std::string_view text, Arguments arguments);
// UsageError in a session.
Unit& require_unit(Context& context, StatementName name);
[[noreturn]] void throw_not_found(StatementName name);
[[noreturn]] void throw_not_unique(StatementName name);
[[noreturn]] void throw_out_of_range(StatementName name);
[[noreturn]] void throw_last_version(StatementName name);
[[noreturn]] void throw_conflict(StatementName name);
[[noreturn]] void throw_not_tracked(StatementName name);
[[noreturn]] void throw_not_stored(StatementName name);
[[noreturn]] void throw_tracked(StatementName name);
[[noreturn]] void throw_id_changed(std::string_view label);

}  // namespace repoc::detail
