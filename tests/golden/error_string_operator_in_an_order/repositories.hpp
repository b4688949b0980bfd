#pragma once

#include <chrono>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
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
  virtual std::vector<Order> find_order_by_total_ignore_case() = 0;
};
