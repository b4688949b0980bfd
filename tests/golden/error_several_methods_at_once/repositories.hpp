#pragma once

#include <chrono>
#include <cstdint>
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
  virtual std::vector<Order> find_by_custmer(std::string_view customer) = 0;
  virtual std::int64_t sum_customer() = 0;
  virtual repoc::Page<Order> find_order_by_total() = 0;
  virtual std::optional<Order> find_by_code_for_update(std::string_view code) = 0;
  virtual std::vector<Order> find_by_total_containing(std::string_view part) = 0;
};
