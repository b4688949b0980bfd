// What the faults are met through: tracked and detached reads, streams, writes by name and raw statements.
#pragma once

#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "fault/domain.hpp"

namespace fault {

class [[repoc::repository]] OrderRepository : public repoc::Repository<Order, std::int64_t> {
 public:
  virtual Order* get_by_reference(std::string_view reference) = 0;
  virtual Order& get_by_number(std::int64_t number) = 0;
  virtual Order* get_by_number_for_update(std::int64_t number) = 0;
  virtual std::optional<Order> find_by_total(std::int64_t total) = 0;
  virtual std::vector<Order*> find_by_total_greater_than_order_by_number(std::int64_t total) = 0;
  virtual repoc::Stream<Order> stream_by_total_greater_than_order_by_number(std::int64_t total) = 0;
  virtual repoc::Page<Order> find_by_total_less_than_order_by_number(std::int64_t total, repoc::PageRequest page) = 0;
  virtual std::vector<Order> find_by_total_greater_than(std::int64_t total, repoc::Sort<Order> sort, repoc::Limit limit,
                                                        repoc::Offset offset) = 0;
  virtual repoc::CursorPage<Order> find_by_total_greater_than_order_by_total(std::int64_t total,
                                                                             const repoc::Cursor& cursor) = 0;
  virtual std::vector<Order> find_by_reference_like(std::string_view pattern) = 0;
  virtual std::vector<Order> find_by_reference_equals(const char* reference) = 0;
  virtual std::int64_t delete_by_reference_and_total(repoc::Maybe<std::string_view> reference,
                                                     repoc::Maybe<std::int64_t> total) = 0;
  virtual std::int64_t delete_by_reference(std::string_view reference) = 0;
  [[repoc::query("insert into line (order_number, lines_position, sku, quantity) values (:number, 0, :sku, 1)")]]
  virtual std::int64_t insert_line(std::int64_t number, std::string_view sku) = 0;
};

class [[repoc::repository]] CounterRepository : public repoc::Repository<Counter, std::string> {};

class [[repoc::repository]] GaugeRepository : public repoc::Repository<Gauge, std::int64_t> {
 public:
  virtual Gauge* get_by_label(std::string_view label) = 0;
  // Pairs of pairs: with a thousand rows it never ends.
  [[repoc::query(
      "select count(*) from gauges a, gauges b, gauges c, gauges d "
      "where a.narrow + b.narrow + c.narrow + d.narrow = :sum")]]
  virtual std::int64_t count_fours(std::int64_t sum) = 0;
  virtual std::int64_t count_by_unsigned_value(std::uint64_t value) = 0;
  virtual std::optional<std::int64_t> sum_signed_value_by_grade(Grade grade) = 0;
  virtual std::int64_t update_narrow_by_id(std::int64_t narrow, std::int64_t id) = 0;
  virtual std::int64_t update_increment_narrow_by_id(std::int64_t by, std::int64_t id) = 0;
};

}  // namespace fault
