#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity]] Payment {
  std::string reference;
  int cents{};
};

struct [[repoc::entity("orders")]] Order {
  [[repoc::id]] int number{};
  std::optional<Payment> payment;
};

class [[repoc::repository]] Orders : public repoc::Repository<Order, int> {
 public:
  virtual std::vector<Order> find_by_payment_null() = 0;
  virtual std::vector<Order> find_by_payment_not_empty() = 0;
  virtual std::vector<Order> find_by_payment_reference(std::string_view reference) = 0;
  virtual std::vector<Order> find_by_payment_none_cents_greater_than(int cents) = 0;
};
