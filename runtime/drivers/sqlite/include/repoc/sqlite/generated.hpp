// The one header that generated code for SQLite includes. Pulls in no SQLite header.
//   class ProductRepositoryOnSqlite final : public repoc::sqlite::Repository<ProductRepository, kProduct> { ... };
#pragma once

#include <string>
#include <string_view>

#include "repoc/error.hpp"
#include "repoc/generated/repository.hpp"

namespace repoc::sqlite {

template <class Interface, const sql::Table& kTable>
class Repository : public detail::SqlRepository<Interface, kTable> {
 public:
  using detail::SqlRepository<Interface, kTable>::SqlRepository;
};

// A range as one parameter: a JSON array, for `in (select value from json_each(?1))`. The range must outlive the call.
template <class Range>
[[nodiscard]] detail::ListArgument<Range> list(const Range& range) {
  return detail::ListArgument<Range>(&range);
}
template <class Range>
[[nodiscard]] detail::ListArgument<Range> list(const Maybe<Range>& range) {
  return detail::ListArgument<Range>(range.has_value() ? &range.value() : nullptr);
}

// A LIKE pattern as the GLOB pattern that means the same, because SQLite's LIKE ignores case. UsageError when the
// pattern ends in its escape or is a null pointer, TooLarge when it has more than 50,000 bytes.
//   like("50\\% of_*%")  binds  "50% of?[*]*"
class Like {
 public:
  explicit Like(std::string_view pattern) : pattern_(pattern) {}
  explicit Like(const char* pattern) : is_null_(pattern == nullptr), pattern_(is_null_ ? "" : pattern) {}
  template <class V>
  explicit Like(const Maybe<V>& pattern) : is_dropped_(!pattern.has_value()) {
    if (!is_dropped_) *this = Like(pattern.value());
  }
  [[nodiscard]] bool is_dropped() const noexcept { return is_dropped_; }
  void bind_to(detail::Statement& statement, int at) const;

 private:
  bool is_dropped_ = false;
  bool is_null_ = false;
  std::string_view pattern_;
  mutable std::string glob_;  // lives until the statement has run, as this does
};
template <class V>
[[nodiscard]] Like like(const V& pattern) {
  return Like(pattern);
}

}  // namespace repoc::sqlite
