// Whole units of work around a function: in a savepoint, on one database, or on two, again where another attempt may
// succeed.
//   transact(db, f)             unit -> f -> commit;  Conflict -> a random wait -> another unit -> f -> commit
//   transact(first, second, f)  two units -> f -> flush both -> commit the first -> commit the second
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <thread>

#include "repoc/error.hpp"
#include "repoc/generated/context.hpp"
#include "repoc/session.hpp"

namespace repoc {

void transact(UnitOfWork& outer, const std::function<void(UnitOfWork&)>& work) {
  Savepoint savepoint = outer.savepoint();
  work(outer);
  if (!outer.unit_->rolled_back()) savepoint.release();
}

namespace {

constexpr std::string_view kName = "transact";

// "Full jitter": anything from nothing to the longest wait of the attempt, so that rivals do not meet again.
void wait_before_next(int attempt, const Retry& retry) {
  thread_local std::minstd_rand random{std::random_device{}()};
  std::chrono::milliseconds most = std::min(retry.first_wait, retry.longest_wait);
  for (int i = 1; i < attempt && most < retry.longest_wait; ++i) {
    most = most > retry.longest_wait / 2 ? retry.longest_wait : most * 2;
  }
  const std::chrono::microseconds range = most;
  std::this_thread::sleep_for(
      std::chrono::microseconds(std::uniform_int_distribution<std::int64_t>(0, range.count())(random)));
}

void check(const Retry& retry) {
  using std::chrono::milliseconds;
  if (retry.attempts < 1 || retry.first_wait < milliseconds(0) || retry.longest_wait < milliseconds(0)) {
    throw UsageError("a Retry has at least one attempt and no negative wait", kName);
  }
}

// The first one is stored: whatever happens now, it must not be repeated.
void commit_second(detail::Unit& unit) {
  constexpr std::string_view kStored = "the first database is stored and the second is not";
  try {
    unit.finish_commit();
  } catch (const CommitUnknown& error) {
    throw CommitUnknown(fmt::format("the first database is stored, and of the second: {}", error.what()), kName,
                        error.code());
  } catch (const Error& error) {
    throw CommitUnknown(fmt::format("{}: {}", kStored, error.what()), kName, error.code());
  } catch (const std::exception& error) {
    throw CommitUnknown(fmt::format("{}: {}", kStored, error.what()), kName);
  }
}

void commit_both(detail::Unit& first, detail::Unit& second) {
  first.prepare_commit();
  second.prepare_commit();
  if (!first.is_writing()) {  // then the second's commit is as good as the only one
    second.finish_commit();
    return;
  }
  try {
    first.finish_commit();
  } catch (const CommitUnknown& error) {
    throw CommitUnknown(fmt::format("the second database is not stored, and of the first: {}", error.what()), kName,
                        error.code());
  }
  commit_second(second);
}

}  // namespace

void transact(Database& database, const std::function<void(UnitOfWork&)>& work, Retry retry) {
  check(retry);
  for (int attempt = 1;; ++attempt) {
    {
      UnitOfWork unit(database);
      try {
        work(unit);
        if (!unit.unit_->rolled_back()) unit.unit_->commit(false);  // `work` may have committed, or given up, itself
        return;
      } catch (const Retryable&) {
        if (attempt >= retry.attempts || unit.unit_->has_committed()) throw;  // what is stored must not be done twice
      } catch (const Conflict&) {
        if (attempt >= retry.attempts || unit.unit_->has_committed()) throw;
      }
    }
    wait_before_next(attempt, retry);
  }
}

void transact(Database& first, Database& second, const std::function<void(UnitOfWork&, UnitOfWork&)>& work,
              Retry retry) {
  check(retry);
  if (&first.state() == &second.state()) {
    throw UsageError("both databases are the same one: use transact(database, work)", kName);
  }
  for (int attempt = 1;; ++attempt) {
    {
      UnitOfWork one(first);
      UnitOfWork other(second);
      const auto is_last = [&] {
        return attempt >= retry.attempts || one.unit_->has_committed() || other.unit_->has_committed();
      };
      try {
        work(one, other);
        if (!one.unit_->rolled_back() && !other.unit_->rolled_back()) commit_both(*one.unit_, *other.unit_);
        return;
      } catch (const Retryable&) {
        if (is_last()) throw;
      } catch (const Conflict&) {
        if (is_last()) throw;
      }
    }
    wait_before_next(attempt, retry);
  }
}

}  // namespace repoc
