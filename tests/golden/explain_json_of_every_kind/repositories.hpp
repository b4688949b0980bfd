#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

enum class Status { open, paid, in_transit, closed };

struct [[repoc::entity]] Line {
  [[repoc::id]] int number{};
  std::string sku;
  int qty{};
  int reserved{};
  std::optional<std::string> remark;
};

struct [[repoc::entity("orders")]] Order {
  [[repoc::id]] std::string code;
  std::string customer;
  std::optional<std::string> comment;
  Status status{};
  std::optional<Status> previous;
  std::optional<int> priority;
  int total{};
  int received{};
  double weight{};
  bool express{};
  std::chrono::year_month_day placed{};
  std::optional<std::chrono::year_month_day> shipped;
  std::vector<Line> lines;
};

class [[repoc::repository]] OrderRepository : public repoc::Repository<Order, std::string> {
 public:
  virtual repoc::Page<Order> find_by_customer_order_by_total(std::string_view customer, repoc::PageRequest page) = 0;
  virtual repoc::CursorPage<Order> find_order_by_comment(repoc::Cursor cursor) = 0;
  virtual std::vector<Order> find_by_customer(repoc::Maybe<std::string_view> customer) = 0;
  virtual std::map<std::string, std::int64_t> sum_total_group_by_customer() = 0;
  virtual std::int64_t update_increment_total_by_code(int by, std::string_view code) = 0;
  virtual std::vector<Order> delete_by_code(std::string_view code) = 0;
};
