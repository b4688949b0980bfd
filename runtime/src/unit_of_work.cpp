// The unit of work: when its transaction begins and ends, what is flushed before what, and what is left after an error.
//   tracked objects -> collect -> ChangeSet -> begin immediate -> statements -> snapshots replaced -> commit
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <random>

#include "repoc/detail/driver.hpp"
#include "repoc/error.hpp"
#include "repoc/generated/changes.hpp"
#include "repoc/generated/context.hpp"
#include "repoc/generated/streaming.hpp"

namespace repoc {
namespace detail {
namespace {
constexpr std::string_view kName = "UnitOfWork";
}

TrackerBase::~TrackerBase() = default;

Entry* TrackerBase::find(std::string_view key) const noexcept {
  const auto found = index_.find(key);
  return found == index_.end() ? nullptr : found->second;
}
void TrackerBase::index(std::string_view key, Entry& entry) { index_[std::string(key)] = &entry; }
void TrackerBase::unindex(std::string_view key, const Entry& entry) noexcept {
  const auto found = index_.find(key);
  if (found != index_.end() && found->second == &entry) index_.erase(found);
}
void TrackerBase::evict(std::string_view key) noexcept {
  const auto found = index_.find(key);
  if (found == index_.end() || found->second->state == Entry::State::added) return;
  found->second->state = Entry::State::gone;
  index_.erase(found);
}

Unit::Unit(std::shared_ptr<DatabaseState> database, FlushMode mode)
    : Context(std::move(database)), mode_(mode), thread_(std::this_thread::get_id()) {}

Unit::~Unit() {
  if (state_ == State::open) rollback();
  close_streams();
}

TrackerBase* Unit::find_tracker(std::type_index type) noexcept {
  const auto found = trackers_.find(type);
  return found == trackers_.end() ? nullptr : found->second.get();
}

void Unit::check() {
  if (std::this_thread::get_id() != thread_) {
    throw UsageError("a unit of work belongs to the thread that made it: make one per thread", kName);
  }
  if (lease_ && !writing_) throw UsageError("a unit of work serves one call at a time", kName);
  // An error in a read, as of a full disk, can end the transaction: what runs after it would commit on its own.
  if (state_ == State::open && writing_ && !lease_->in_transaction()) fail();
  if (state_ == State::failed) {
    throw UsageError("this unit of work ended with an error and nothing of it is stored: make a new one", kName);
  }
  if (state_ == State::rolled_back) throw UsageError("this unit of work was rolled back: make a new one", kName);
}

void Unit::use() {
  check();
  used_ = true;
}

void Unit::before_query(std::type_index type) {
  use();
  TrackerBase* tracker = find_tracker(type);
  if (tracker != nullptr && mode_ == FlushMode::automatic) flush({tracker});
}

void Unit::before_raw_query() {
  use();
  if (mode_ == FlushMode::automatic) flush(all_trackers());
}

std::vector<TrackerBase*> Unit::all_trackers() const {
  std::vector<TrackerBase*> result;
  for (const auto& [type, tracker] : trackers_) result.push_back(tracker.get());
  // The hash order of the types must not decide the order of the statements.
  std::ranges::sort(result, {}, [](const TrackerBase* tracker) { return tracker->table().name; });
  return result;
}

void Unit::flush() {
  use();
  flush(all_trackers());
}

void Unit::flush(const std::vector<TrackerBase*>& trackers) {
  try {
    ChangeSet changes;
    for (TrackerBase* tracker : trackers) tracker->collect(changes);
    if (changes.empty()) return;
    // Here everything that this flush changes is known and nothing is written: the place to collect what the changed
    // aggregates have to say (domain events, an outbox row in the same transaction).
    used_ = true;
    changes.execute(begin_write());
    changes.tell_all();
  } catch (...) {
    fail();
    throw;
  }
}

void Unit::commit(bool again_is_wrong) {
  check();
  if (depth_ > 0) throw UsageError("commit() inside a nested transact(): only the outermost commits", kName);
  if (!streams_.empty()) {
    throw UsageError("commit() while a Stream reads in this transaction: read it to its end, or destroy it, before",
                     kName);
  }
  flush(all_trackers());
  if (committed_ && !used_ && again_is_wrong) {
    throw UsageError("nothing was done since the last commit(): one commit() per change is enough", kName);
  }
  if (writing_) {
    try {
      lease_->commit();
    } catch (...) {
      fail();
      throw;
    }
    end_transaction();
  }
  committed_ = true;
  used_ = false;
  // Here it is committed: the place to hand on what was collected.
}

void Unit::reload(Connection& connection) {
  for (TrackerBase* tracker : all_trackers()) tracker->reload(connection);
}

void Unit::rollback() noexcept {
  if (state_ == State::open) state_ = State::rolled_back;
  close_streams();
  if (lease_) lease_->rollback();
  end_transaction();
}

void Unit::end_transaction() noexcept {
  writing_ = false;
  reading_ = false;
  lease_.end();
}

// Inside a savepoint the transaction stays, for nested() to undo its part of it.
void Unit::fail() noexcept {
  state_ = State::failed;
  if (depth_ > 0) return;
  close_streams();
  if (lease_) lease_->rollback();
  end_transaction();
}

Connection& Unit::add_stream(StreamCall& stream) {
  streams_.push_back(&stream);
  return *lease_;
}
void Unit::remove_stream(StreamCall& stream) noexcept { std::erase(streams_, &stream); }

// Each removes itself.
void Unit::close_streams() noexcept {
  while (!streams_.empty()) streams_.back()->close();
}

void Unit::lock() {
  use();
  try {
    begin_write();
  } catch (...) {
    fail();
    throw;
  }
}

Connection& Unit::begin_write() {
  if (!writing_) {
    lease_ = Lease(database());
    lease_->begin(Lock::write);
    writing_ = true;
  }
  return *lease_;
}

Connection& Unit::enter(Work work) {
  use();
  call_writes_ = work == Work::write || work == Work::write_several;
  if (call_writes_) {
    try {
      return begin_write();
    } catch (...) {
      fail();
      throw;
    }
  }
  if (!writing_) {
    lease_ = Lease(database());
    if (work == Work::read_several) {
      try {
        lease_->begin(Lock::read);
      } catch (...) {
        lease_.end();
        throw;
      }
      reading_ = true;
    }
  }
  return *lease_;
}

void Unit::leave() {
  if (writing_) return;
  const bool reading = std::exchange(reading_, false);
  const Lease lease = std::move(lease_);
  if (reading) lease->commit();
}

void Unit::abandon() noexcept {
  if (!writing_) {
    reading_ = false;
    lease_.end();  // rolls back
  } else if (call_writes_ || !lease_->in_transaction()) {
    // Half a write, or the database gave the whole transaction up.
    fail();
  }
}

void Unit::nested(UnitOfWork& outer, const std::function<void(UnitOfWork&)>& work) {
  use();
  flush(all_trackers());  // so that the outer part is not undone with the inner one
  const bool had_transaction = writing_;
  const int depth = depth_ + 1;
  if (had_transaction) lease_->savepoint(depth);
  depth_ = depth;
  const std::uint32_t mark = ++mark_;
  try {
    work(outer);
    if (state_ != State::rolled_back) {
      check();  // its error may have been swallowed: what it wrote is incomplete
      flush(all_trackers());
      if (had_transaction) lease_->release(depth);
    }
    depth_ = depth - 1;
  } catch (...) {
    undo_nested(had_transaction, depth, mark);
    throw;
  }
}

void Unit::undo_nested(bool had_transaction, int depth, std::uint32_t mark) noexcept {
  depth_ = depth - 1;
  if (state_ == State::rolled_back) return;
  close_streams();
  try {
    if (had_transaction) {
      if (!lease_ || !lease_->in_transaction()) {
        fail();  // the database gave the whole transaction up
        return;
      }
      lease_->rollback_to(depth);
    } else {
      if (lease_) lease_->rollback();
      end_transaction();
    }
    for (const auto& [type, tracker] : trackers_) tracker->forget_since(mark);
    state_ = State::open;
  } catch (...) {
    depth_ = 0;
    fail();
  }
}

}  // namespace detail

UnitOfWork::UnitOfWork(Database& database, FlushMode mode)
    : unit_(std::make_unique<detail::Unit>(database.state().shared_from_this(), mode)) {}
UnitOfWork::~UnitOfWork() = default;
void UnitOfWork::flush() { unit_->flush(); }
void UnitOfWork::commit() { unit_->commit(true); }
void UnitOfWork::rollback() noexcept { unit_->rollback(); }
detail::Context& UnitOfWork::context() {
  unit_->use();
  return *unit_;
}
std::string_view UnitOfWork::dialect() const noexcept { return unit_->database()->dialect(); }

class Savepoint {
 public:
  static detail::Unit& unit(UnitOfWork& work) { return *work.unit_; }
};

void transact(UnitOfWork& outer, const std::function<void(UnitOfWork&)>& work) {
  Savepoint::unit(outer).nested(outer, work);
}

void transact(Database& database, const std::function<void(UnitOfWork&)>& work, Retry retry) {
  for (int attempt = 1;; ++attempt) {
    {
      UnitOfWork unit(database);
      detail::Unit& done = Savepoint::unit(unit);
      try {
        work(unit);
        if (!done.rolled_back()) done.commit(false);  // `work` may have committed, or given up, itself
        return;
      } catch (const Retryable&) {
        if (attempt >= retry.attempts || done.has_committed()) throw;  // what is stored must not be done twice
      } catch (const Conflict&) {
        if (attempt >= retry.attempts || done.has_committed()) throw;
      }
    }
    // 4, 8, 16 ... 256 ms, each shortened at random so that rivals do not meet again.
    thread_local std::minstd_rand random{std::random_device{}()};
    const int longest = 4 << std::min(attempt - 1, 6);
    std::this_thread::sleep_for(
        std::chrono::milliseconds(std::uniform_int_distribution<int>(longest / 2, longest)(random)));
  }
}

}  // namespace repoc
