// Parts of a result: how many rows, which of them, in what order, and which criteria count. Parameters of these types
// are recognised by repoc and are no criteria.
//   virtual Page<Product> find_by_active_true_order_by_name(PageRequest page) = 0;
//   virtual std::vector<Product> find_by_name_containing_and_price_less_than(Maybe<std::string_view> name,
//                                                                            Maybe<double> price, Limit limit) = 0;
// Counts and positions are std::int64_t; a negative one, or a page of no rows, is a UsageError where it is used.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace repoc {

// At most so many rows.
struct Limit {
  std::int64_t rows;
};
// Without the first so many rows.
struct Offset {
  std::int64_t rows;
};

// Page `page`, from 0, of pages of `size` rows.
struct PageRequest {
  std::int64_t page = 0;
  std::int64_t size = 20;
};

template <class T>
struct Page {
  std::vector<T> items;
  std::int64_t total = 0;  // rows on all pages, counted in the same transaction
  std::int64_t page = 0;
  std::int64_t size = 0;
  [[nodiscard]] std::int64_t pages() const noexcept {
    return size == 0 ? 0 : total / size + (total % size != 0 ? 1 : 0);
  }
  [[nodiscard]] bool has_next() const noexcept { return page + 1 < pages(); }
};

// A page that does not count: it reads one row more than it holds.
template <class T>
struct Slice {
  std::vector<T> items;
  std::int64_t page = 0;
  std::int64_t size = 0;
  bool has_next = false;
};

// Where a CursorPage goes on: `after` is empty for the first page, and else what the page before gave as `next`. It is
// text that may travel (a URL, a token): it holds the order's values of the last row, encoded and not encrypted, and
// fits only the method that made it (UsageError).
struct Cursor {
  std::string after{};
  std::int64_t size = 20;
};

// A page by key: the rows after the last row of the page before, however many there are before it.
template <class T>
struct CursorPage {
  std::vector<T> items;
  std::optional<Cursor> next;  // none: there are no more rows
};

// An order that is known only at run time, over the scalar fields of the entity E itself, named as in method names
// ("purchased_quantity"). It comes after the order of the name and before the key. A field that E does not have is a
// UsageError where it is used.
template <class E>
class Sort {
 public:
  struct Item {
    std::string field;
    bool descending;
  };
  Sort& asc(std::string_view field) { return add(field, false); }
  Sort& desc(std::string_view field) { return add(field, true); }
  [[nodiscard]] const std::vector<Item>& items() const noexcept { return items_; }

 private:
  Sort& add(std::string_view field, bool descending) {
    items_.push_back({std::string(field), descending});
    return *this;
  }
  std::vector<Item> items_;
};

// A criterion that counts only where there is a value. With every criterion of a delete or an update dropped, it throws
// UsageError and does nothing.
template <class T>
class Maybe {
 public:
  using value_type = T;
  Maybe() = default;
  Maybe(std::nullopt_t) {}  // NOLINT: meant to convert
  template <class U = T>
    requires std::convertible_to<U, T>
  Maybe(U&& value) : value_(std::in_place, std::forward<U>(value)) {}  // NOLINT: meant to convert
  template <class U>
    requires std::convertible_to<const U&, T>
  Maybe(const std::optional<U>& value) {  // NOLINT: meant to convert
    if (value) value_.emplace(*value);
  }
  [[nodiscard]] bool has_value() const noexcept { return value_.has_value(); }
  [[nodiscard]] const T& value() const { return value_.value(); }

 private:
  std::optional<T> value_;
};

}  // namespace repoc
