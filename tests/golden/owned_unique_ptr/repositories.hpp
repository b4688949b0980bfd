#pragma once

#include <memory>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::entity]] Payment {
  [[repoc::id]] std::string reference;
  int cents{};
};

struct [[repoc::entity("orders")]] Order {
  [[repoc::id]] int number{};
  std::unique_ptr<Payment> payment;
};

class [[repoc::repository]] Orders : public repoc::Repository<Order, int> {
 public:
  virtual std::optional<Order> find_by_number(int number) = 0;
  virtual std::vector<Order> find_by_payment_not_null() = 0;
};
