#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <unordered_map>
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
  virtual std::map<std::string, std::int64_t> count_by_express_true_group_by_customer() = 0;
  virtual std::map<std::string, std::int64_t> sum_total_group_by_customer() = 0;
  virtual std::map<Status, double> avg_weight_group_by_status() = 0;
  virtual std::unordered_map<std::string, std::chrono::year_month_day> max_placed_by_status_group_by_customer(Status status) = 0;
  virtual std::map<std::string, std::int64_t> count_distinct_status_group_by_customer() = 0;
};
