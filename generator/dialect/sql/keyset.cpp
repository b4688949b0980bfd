#include "dialect/sql/keyset.hpp"

#include <fmt/format.h>

#include "dialect/sql/scope.hpp"

namespace repoc::dialect::sql {

namespace {

bool nulls_come_first(const OrderItem& item) {
  return item.nulls == names::Nulls::standard ? !item.descending : item.nulls == names::Nulls::first;
}

class KeysetWriter {
 public:
  KeysetWriter(const SqlDialect& dialect, const std::vector<OrderItem>& items, std::size_t first)
      : dialect_(dialect), items_(items), first_(first) {}

  // Alternatives rather than conditions within conditions: a parser's stack is short. What ends in one direction and is
  // never absent is compared as a row, so that an index serves.
  Condition write() {
    const std::size_t tail = begin_of_tail();
    for (std::size_t i = 0; i < tail; ++i) add_alternatives(i);
    if (tail < items_.size()) add(comparison(tail));
    Condition any = chain(alternatives_, Binds::disjunction);
    if (tail == 0 || items_.front().nullable) return any;
    // Says nothing new, but an index on the first column can begin there.
    const OrderItem& item = items_.front();
    const Condition bound{fmt::format("{} {}= {}", item.expression, sign(item), value(0))};
    return chain({bound, any}, Binds::conjunction);
  }

 private:
  [[nodiscard]] std::size_t begin_of_tail() const {
    std::size_t out = items_.size();
    while (out > 0 && !items_[out - 1].nullable && items_[out - 1].descending == items_.back().descending) --out;
    return out;
  }

  void add_alternatives(std::size_t i) {
    const OrderItem& item = items_[i];
    add({fmt::format("{} {} {}", item.expression, sign(item), value(i))});
    if (!item.nullable) {
      equal_before_.push_back({fmt::format("{} = {}", item.expression, value(i))});
      return;
    }
    // Across the border between absent and present values.
    const bool nulls_first = nulls_come_first(item);
    add({fmt::format("{} is null and {} is not null", nulls_first ? value(i) : item.expression,
                     nulls_first ? item.expression : value(i)),
         Binds::conjunction});
    equal_before_.push_back({dialect_.same(item.expression, value(i), false)});
  }

  // All items from `begin` on, as one row.
  [[nodiscard]] Condition comparison(std::size_t begin) const {
    std::vector<std::string> left;
    std::vector<std::string> right;
    for (std::size_t i = begin; i < items_.size(); ++i) {
      left.push_back(items_[i].expression);
      right.push_back(value(i));
    }
    return {fmt::format("{} {} {}", row(left), sign(items_.back()), row(right))};
  }

  void add(const Condition& condition) {
    std::vector<Condition> parts = equal_before_;
    parts.push_back(condition);
    alternatives_.push_back(chain(parts, Binds::conjunction));
  }

  static std::string_view sign(const OrderItem& item) { return item.descending ? "<" : ">"; }
  [[nodiscard]] std::string value(std::size_t i) const { return dialect_.placeholder(first_ + i); }

  const SqlDialect& dialect_;
  const std::vector<OrderItem>& items_;
  std::size_t first_;
  std::vector<Condition> equal_before_;
  std::vector<Condition> alternatives_;
};

}  // namespace

std::string written(const SqlDialect& dialect, const OrderItem& item) {
  const std::string_view nulls = item.nullable ? dialect.null_order(item.descending, item.nulls) : "";
  return fmt::format("{}{}{}", item.expression, item.descending ? " desc" : "", nulls);
}

Condition rows_after(const SqlDialect& dialect, const std::vector<OrderItem>& items, std::size_t first) {
  return KeysetWriter(dialect, items, first).write();
}

}  // namespace repoc::dialect::sql
