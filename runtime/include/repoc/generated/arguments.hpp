// The arguments of one call -> what its statement is: which values are bound, which criteria count, in what order.
//   Maybe<double>{}, Limit{10}, Sort<Product>{}.desc("price")  ->  a text without the price, ?2 = 10, "p.price desc, "
// An argument's number is its place, and a criterion that is dropped leaves its number unused.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "repoc/generated/context.hpp"
#include "repoc/page.hpp"

namespace repoc::detail {

template <class V>
inline constexpr bool kIsMaybe = false;
template <class V>
inline constexpr bool kIsMaybe<Maybe<V>> = true;
template <class V>
inline constexpr bool kIsSort = false;
template <class E>
inline constexpr bool kIsSort<Sort<E>> = true;

[[nodiscard]] bool is_infinite(double number) noexcept;
[[noreturn]] void throw_does_not_fit(const Statement& statement, int at);

// A range as one parameter, made when it is bound.
template <class Range>
class ListArgument {
 public:
  // Null: an empty Maybe.
  explicit ListArgument(const Range* range) : range_(range) {}
  [[nodiscard]] bool is_dropped() const noexcept { return range_ == nullptr; }
  void bind_to(Statement& statement, int at) const {
    list_ = statement.make_list();
    for (const auto& item : *range_) {
      list_->next();
      if constexpr (Bindable<std::remove_cvref_t<decltype(item)>>) {
        list_->bind(0, item);
      } else {
        list_->bind(0, static_cast<bool>(item));  // std::vector<bool>
      }
    }
    statement.bind_list(at, *list_);
  }

 private:
  const Range* range_;
  mutable std::unique_ptr<List> list_;  // lives until the statement has run, as this does
};

// A number for a field of another number type: what the field cannot hold is a RangeError before anything is written.
//   fit<std::uint8_t>(256)  throws        fit<float>(0.1)  binds 0.1F, as an assignment would
template <class Field, class A>
class FittedArgument {
 public:
  explicit FittedArgument(const A* value) : value_(value) {}
  void bind_to(Statement& statement, int at) const {
    if constexpr (kIsOptional<A>) {
      if (!value_->has_value()) return statement.bind(at, std::optional<Field>());
      statement.bind(at, fitted(statement, at, **value_));
    } else {
      statement.bind(at, fitted(statement, at, *value_));
    }
  }

 private:
  template <class N>
  static Field fitted(const Statement& statement, int at, N number) {
    if constexpr (std::is_floating_point_v<Field>) {
      const auto out = static_cast<Field>(number);
      if (is_infinite(static_cast<double>(out)) && !is_infinite(static_cast<double>(number))) {
        throw_does_not_fit(statement, at);
      }
      return out;
    } else {
      if (!std::in_range<Field>(number)) throw_does_not_fit(statement, at);
      return static_cast<Field>(number);
    }
  }

  const A* value_;
};
template <class Field, class A>
[[nodiscard]] FittedArgument<Field, A> fit(const A& value) {
  return FittedArgument<Field, A>(&value);
}

struct SortItem {
  std::string_view field;
  bool descending;
};

// An argument whose type is no longer known, so that nothing below is compiled once per query. It refers to the value.
class Argument {
 public:
  template <class A>
  explicit Argument(const A& value) : value_(&value) {
    if constexpr (kIsSort<A>) {
      sort_ = [](const void* sort, std::vector<SortItem>& items) {
        for (const auto& item : static_cast<const A*>(sort)->items()) items.push_back({item.field, item.descending});
      };
    } else {
      bind_ = [](const void* bound, Statement& statement, int at) {
        bind_value(statement, at, *static_cast<const A*>(bound));
      };
      if constexpr (kIsMaybe<A>) {
        dropped_ = !value.has_value();
      } else if constexpr (requires { value.is_dropped(); }) {
        dropped_ = value.is_dropped();
      }
    }
  }

  // A Sort has no number and is not bound.
  [[nodiscard]] bool is_sort() const noexcept { return sort_ != nullptr; }
  // An empty Maybe, or one of the same criterion as an empty Maybe.
  [[nodiscard]] bool is_dropped() const noexcept { return dropped_; }
  void drop() noexcept { dropped_ = true; }
  void bind(Statement& statement, int at) const { bind_(value_, statement, at); }
  void sort(std::vector<SortItem>& items) const { sort_(value_, items); }

 private:
  template <class A>
  static void bind_value(Statement& statement, int at, const A& value) {
    if constexpr (kIsMaybe<A>) {
      statement.bind(at, value.value());
    } else if constexpr (std::is_same_v<A, Limit>) {
      bind_rows(statement, at, "Limit", value.rows);
    } else if constexpr (std::is_same_v<A, Offset>) {
      bind_rows(statement, at, "Offset", value.rows);
    } else if constexpr (requires { value.bind_to(statement, at); }) {
      value.bind_to(statement, at);
    } else {
      statement.bind(at, value);
    }
  }
  // UsageError when it is negative.
  static void bind_rows(Statement& statement, int at, std::string_view what, std::int64_t rows);

  const void* value_;
  void (*bind_)(const void*, Statement&, int) = nullptr;
  void (*sort_)(const void*, std::vector<SortItem>&) = nullptr;
  bool dropped_ = false;
};

// A query with the arguments of one call. Refers to both.
class Asked {
 public:
  // UsageError when a Sort names what cannot be sorted by, or one field twice.
  Asked(const sql::Table& table, const sql::Query& query, std::span<Argument> arguments);

  [[nodiscard]] const sql::Query& query() const noexcept { return query_; }
  [[nodiscard]] StatementName name() const noexcept { return {query_.name}; }
  // One of the query's texts for these arguments: itself where they change nothing in it, otherwise made in `made`.
  [[nodiscard]] std::string_view text(std::string_view of, std::string& made) const;
  // Of a query that writes: UsageError when every criterion was dropped, as it would write to every row.
  void require_criteria() const;

  void operator()(Statement& statement) const;
  // The number of the first value after the arguments.
  [[nodiscard]] int next_number() const noexcept { return next_number_; }

 private:
  void render_sort(const sql::Table& table, const Argument& argument);

  const sql::Query& query_;
  std::span<Argument> arguments_;
  std::string where_;
  std::string sort_;
  int next_number_ = 1;
  bool sorted_ = false;
};

// The arguments of a call, and a query asked with them.
template <std::size_t N>
class Question {
 public:
  template <class... A>
  Question(const sql::Table& table, const sql::Query& query, const A&... arguments)
      : arguments_{Argument(arguments)...}, asked_(table, query, arguments_) {}
  Question(const Question&) = delete;
  Question& operator=(const Question&) = delete;
  const Asked& operator*() const noexcept { return asked_; }
  const Asked* operator->() const noexcept { return &asked_; }

 private:
  std::array<Argument, N> arguments_;
  Asked asked_;
};
template <class... A>
Question(const sql::Table&, const sql::Query&, const A&...) -> Question<sizeof...(A)>;

// The rows that a request asks for. UsageError when a number is negative, there are no rows or too many.
struct Window {
  std::int64_t rows;
  std::int64_t skipped;
};
Window window_of(const PageRequest& request, StatementName name);
// A cursor's number of rows, checked likewise.
std::int64_t rows_of(const Cursor& cursor, StatementName name);

}  // namespace repoc::detail
