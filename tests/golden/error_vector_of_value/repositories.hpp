#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::value]] Address {
  std::string street;
  std::string city;
};

struct [[repoc::entity]] Customer {
  [[repoc::id]] int number{};
  std::vector<Address> addresses;
};

class [[repoc::repository]] Customers : public repoc::Repository<Customer, int> {
 public:
  virtual std::optional<Customer> find_by_number(int number) = 0;
};
