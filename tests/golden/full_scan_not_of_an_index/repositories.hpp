#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity("orders"), repoc::index("customer", "total")]] Order {
  [[repoc::id]] std::string code;
  std::string customer;
  int total{};
};

class [[repoc::repository]] OrderRepository : public repoc::Repository<Order, std::string> {
 public:
  virtual std::vector<Order> find_by_customer(std::string_view customer) = 0;
  virtual std::vector<Order> find_by_customer_and_total_greater_than_order_by_total(std::string_view customer, int total) = 0;
};
