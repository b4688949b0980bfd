// A query that is read while its caller works: one statement that stays open, and a few hundred roots ahead of it.
//   256 rows of products -> their batches -> 256 products, one by one -> the next 256 rows
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "repoc/generated/reading.hpp"
#include "repoc/stream.hpp"

namespace repoc::detail {

// The open statement of a stream. It is in the unit's transaction where the unit has written, and has a connection and
// a read transaction of its own otherwise. The unit knows those that are in its transaction, and closes them when that
// is undone.
class StreamCall {
 public:
  // Nothing has run yet; the values of `arguments` are copied.
  StreamCall(Context& context, StatementName name, std::string_view text, Arguments arguments);
  ~StreamCall();
  StreamCall(const StreamCall&) = delete;
  StreamCall& operator=(const StreamCall&) = delete;

  // UsageError when the unit's transaction is over or an error has ended the stream.
  void check() const;
  // Whether there is a row. Errors: as check().
  bool next();
  [[nodiscard]] Row& row() noexcept { return run_->row(); }
  [[nodiscard]] Connection& connection() noexcept { return *connection_; }
  // Gives the statement and the connection back; check() is a UsageError from here on.
  void close() noexcept;

 private:
  StatementName name_;
  Unit* unit_ = nullptr;  // null: a connection of its own, or closed
  Lease lease_;
  Connection* connection_ = nullptr;
  std::optional<Run> run_;  // before the lease goes
};

template <class K>
class RowSource final : public StreamSource<typename K::Value> {
  using Value = typename K::Value;
  // What owns nothing is read row by row.
  static constexpr std::size_t kAhead = K::kOwns ? 256 : 1;

 public:
  RowSource(Context& context, const sql::Table& table, StatementName name, std::string_view text, Arguments arguments)
      : table_(table), call_(context, name, text, arguments) {}

  std::optional<Value> next() override {
    call_.check();  // for rows that were read ahead too: what they show may be undone
    if (at_ == read_.size() && !read_on()) {
      call_.close();
      return std::nullopt;
    }
    Value value = std::move(read_[at_++]);
    return value;
  }

 private:
  bool read_on() {
    read_.clear();
    at_ = 0;
    if (ended_) return false;
    try {
      while (read_.size() < kAhead && !ended_) {
        if (call_.next()) {
          add_row<K>(call_.row(), read_);
        } else {
          ended_ = true;
        }
      }
      complete<K>(call_.connection(), table_, read_, false);
    } catch (...) {
      read_.clear();
      call_.close();
      throw;
    }
    return !read_.empty();
  }

  const sql::Table& table_;
  StreamCall call_;
  std::vector<Value> read_;
  std::size_t at_ = 0;
  bool ended_ = false;
};

}  // namespace repoc::detail
