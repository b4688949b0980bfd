// Objects one at a time, in constant memory: a few hundred rows are read ahead, with what they own.
//   for (const Product& product : products.stream_by_active_true()) print(product);
#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

namespace repoc {

namespace detail {
// What a stream reads from.
template <class T>
class StreamSource {
 public:
  virtual ~StreamSource() = default;
  virtual std::optional<T> next() = 0;
};
}  // namespace detail

// A move-only input range, to be walked once, in the thread of its session or unit of work. It is open, and keeps a
// connection, until it has said that there is no more, or is destroyed. In a session it reads one state of the database
// from beginning to end; so it does in a unit of work that has not written. In one that has, it reads inside that
// transaction, and must end before commit() (UsageError); after a rollback it throws UsageError. There it also sees
// what its own loop writes, but for rows that were read ahead: a loop that adds rows behind its place may never end.
// On sqlite::memory: an open stream keeps writers out, those of its own thread and unit too: they are Retryable after
// busy_timeout. In a file (WAL) readers and writers do not wait for each other.
template <class T>
class Stream {
 public:
  using value_type = T;
  class iterator {
   public:
    using iterator_concept = std::input_iterator_tag;
    using difference_type = std::ptrdiff_t;
    using value_type = T;
    iterator() = default;
    explicit iterator(Stream* stream) : stream_(stream) {}
    T& operator*() const { return *stream_->current_; }
    T* operator->() const { return &*stream_->current_; }
    iterator& operator++() {
      stream_->advance();
      return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(const iterator& i, std::default_sentinel_t) { return i.at_end(); }

   private:
    [[nodiscard]] bool at_end() const { return !stream_->current_.has_value(); }
    Stream* stream_ = nullptr;
  };

  explicit Stream(std::unique_ptr<detail::StreamSource<T>> source) : source_(std::move(source)) {}
  // Reads the next row, which is the first one that neither next() nor an earlier loop has given.
  iterator begin() {
    advance();
    return iterator(this);
  }
  std::default_sentinel_t end() const noexcept { return {}; }
  // The next object, or nothing: for those who do not want a loop.
  std::optional<T> next() {
    advance();
    return std::exchange(current_, std::nullopt);
  }

 private:
  void advance() {
    current_.reset();  // an error must not leave the last one to be seen again
    if (source_) current_ = source_->next();
    if (!current_) source_.reset();  // gives the connection back
  }
  std::unique_ptr<detail::StreamSource<T>> source_;
  std::optional<T> current_;
};

}  // namespace repoc
