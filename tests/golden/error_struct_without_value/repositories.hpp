#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct Address {
  std::string street;
};

struct [[repoc::entity]] Customer {
  [[repoc::id]] int number{};
  Address address;
  std::optional<Address> delivery;
};

class [[repoc::repository]] Customers : public repoc::Repository<Customer, int> {
 public:
  virtual std::optional<Customer> find_by_number(int number) = 0;
};
