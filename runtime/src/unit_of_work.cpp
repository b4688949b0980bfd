// The unit of work: when its transaction begins and ends, what is flushed before what, and what is left after an error.
//   tracked objects -> collect -> ChangeSet -> begin immediate -> statements -> snapshots replaced -> commit
#include <fmt/format.h>

#include <algorithm>
#include <utility>

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
  if (tracker != nullptr && mode_ == FlushMode::automatic) flush(std::span(&tracker, 1));
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

void Unit::flush(std::span<TrackerBase* const> trackers) {
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
  flush_for_commit();
  if (committed_ && !used_ && again_is_wrong) {
    throw UsageError("nothing was done since the last commit(): one commit() per change is enough", kName);
  }
  finish_commit();
}

void Unit::prepare_commit() {
  flush_for_commit();
  if (!writing_) return;
  try {
    lease_->check_references();
  } catch (...) {
    fail();
    throw;
  }
}

void Unit::flush_for_commit() {
  check();
  if (!savepoints_.empty()) {
    throw UsageError("commit() with an open savepoint, as inside a nested transact(): release it before", kName);
  }
  if (!streams_.empty()) {
    throw UsageError("commit() while a Stream reads in this transaction: read it to its end, or destroy it, before",
                     kName);
  }
  flush(all_trackers());
}

void Unit::finish_commit() {
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
  savepoints_.clear();
  close_streams();
  if (lease_) lease_->rollback();
  end_transaction();
}

void Unit::end_transaction() noexcept {
  writing_ = false;
  reading_ = false;
  lease_.end();
}

// Inside a savepoint the transaction stays, for roll_back_to() to undo its part of it.
void Unit::fail() noexcept {
  state_ = State::failed;
  if (!savepoints_.empty()) return;
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
  begin_write();
}

Connection& Unit::begin_write() {
  if (!writing_) {
    try {
      lease_ = Lease(database());
      lease_->begin(Lock::write);
    } catch (...) {
      lease_.end();  // else an open savepoint would keep it
      fail();
      throw;
    }
    writing_ = true;
  }
  return *lease_;
}

Connection& Unit::enter(Work work) {
  use();
  call_writes_ = work == Work::write || work == Work::write_several;
  if (call_writes_) return begin_write();
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

std::uint64_t Unit::savepoint() {
  use();
  flush(all_trackers());
  savepoints_.reserve(savepoints_.size() + 1);
  if (writing_) {
    try {
      lease_->savepoint(static_cast<int>(savepoints_.size() + 1));
    } catch (...) {
      fail();
      throw;
    }
  }
  savepoints_.push_back({++last_savepoint_, ++mark_, writing_});
  return last_savepoint_;
}

void Unit::release(std::uint64_t savepoint) {
  check();  // an error since may have been swallowed: what was written is incomplete
  if (savepoints_.empty() || savepoints_.back().number != savepoint) {
    const bool is_open = std::ranges::find(savepoints_, savepoint, &OpenSavepoint::number) != savepoints_.end();
    throw UsageError(is_open ? "release() of a savepoint before those that were made after it"
                             : "release() of a savepoint that is over",
                     kName);
  }
  flush(all_trackers());
  if (savepoints_.back().in_transaction) {
    try {
      lease_->release(static_cast<int>(savepoints_.size()));
    } catch (...) {
      fail();
      throw;
    }
  }
  savepoints_.pop_back();
}

void Unit::roll_back_to(std::uint64_t savepoint) noexcept {
  const auto found = std::ranges::find(savepoints_, savepoint, &OpenSavepoint::number);
  if (found == savepoints_.end()) return;
  const OpenSavepoint undone = *found;
  const auto depth = static_cast<int>(found - savepoints_.begin()) + 1;
  savepoints_.erase(found, savepoints_.end());
  close_streams();
  try {
    if (undone.in_transaction) {
      if (!lease_ || !lease_->in_transaction()) {
        savepoints_.clear();
        fail();  // the database gave the whole transaction up
        return;
      }
      lease_->rollback_to(depth);
    } else {
      if (lease_) lease_->rollback();
      end_transaction();
    }
    for (const auto& [type, tracker] : trackers_) tracker->forget_since(undone.mark);
    state_ = State::open;
  } catch (...) {
    savepoints_.clear();
    fail();
  }
}

void Unit::refresh(std::type_index type, const void* object) {
  use();
  TrackerBase* tracker = find_tracker(type);
  if (tracker == nullptr) throw_not_tracked({kName, "refresh"});
  tracker->refresh(object);
}

void Unit::detach(std::type_index type, const void* object) {
  use();
  TrackerBase* tracker = find_tracker(type);
  if (tracker == nullptr || !tracker->detach(object)) throw_not_tracked({kName, "detach"});
}

}  // namespace detail

UnitOfWork::UnitOfWork(Database& database, FlushMode mode)
    : unit_(std::make_shared<detail::Unit>(database.state().shared_from_this(), mode)) {}
UnitOfWork::~UnitOfWork() = default;
void UnitOfWork::flush() { unit_->flush(); }
void UnitOfWork::commit() { unit_->commit(true); }
void UnitOfWork::rollback() noexcept { unit_->rollback(); }
detail::Context& UnitOfWork::context() {
  unit_->use();
  return *unit_;
}
std::string_view UnitOfWork::dialect() const noexcept { return unit_->database()->dialect(); }

Savepoint UnitOfWork::savepoint() { return {unit_, unit_->savepoint()}; }
void UnitOfWork::refresh(std::type_index type, const void* object) { unit_->refresh(type, object); }
void UnitOfWork::detach(std::type_index type, const void* object) { unit_->detach(type, object); }

Savepoint::Savepoint(const std::shared_ptr<detail::Unit>& unit, std::uint64_t number) : unit_(unit), number_(number) {}
Savepoint::Savepoint(Savepoint&& other) noexcept
    : unit_(std::exchange(other.unit_, {})), number_(std::exchange(other.number_, 0)) {}
Savepoint::~Savepoint() { rollback(); }

void Savepoint::release() {
  const std::shared_ptr<detail::Unit> unit = unit_.lock();
  if (!unit) throw UsageError("release() of a savepoint whose unit of work is over", "Savepoint");
  unit->release(number_);
}

void Savepoint::rollback() noexcept {
  if (const std::shared_ptr<detail::Unit> unit = unit_.lock()) unit->roll_back_to(number_);
}

}  // namespace repoc
