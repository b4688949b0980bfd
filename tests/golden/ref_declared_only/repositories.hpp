#pragma once

#include <repoc/ref.hpp>
#include <repoc/repository.hpp>
#include <vector>

class Customer;

struct [[repoc::entity("orders")]] Order {
  [[repoc::id]] int number{};
  repoc::Ref<Customer, int> customer;
};

class [[repoc::repository]] Orders : public repoc::Repository<Order, int> {
 public:
  virtual std::vector<Order> find_by_customer(const repoc::Ref<Customer, int>& customer) = 0;
  virtual std::vector<Order> get_by_customer(int customer) = 0;
};
