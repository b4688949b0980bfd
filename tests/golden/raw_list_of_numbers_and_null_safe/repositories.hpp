#pragma once

#include <chrono>
#include <cstdint>
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
  [[repoc::query("select o.* from orders o where o.total in (:totals) and o.priority is :priority")]]
  virtual std::vector<Order> a(const std::vector<int>& totals, std::optional<int> priority) = 0;
  [[repoc::query("with t as (select * from orders) select count(*) from t")]]
  virtual std::int64_t b() = 0;
  [[repoc::query("insert into orders select * from orders where 0")]]
  virtual int c() = 0;
  [[repoc::query("select o.code from orders o order by o.total limit :most")]]
  virtual std::vector<std::string> d(int most) = 0;
};
