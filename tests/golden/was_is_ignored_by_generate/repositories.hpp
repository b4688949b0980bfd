#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::value]] Address {
  [[repoc::was("town")]] std::string city;
};

struct [[repoc::entity("customers"), repoc::was("clients")]] Customer {
  [[repoc::id]] int number{};
  [[repoc::was("label")]] std::string name;
  [[repoc::was("home")]] Address address;
};

class [[repoc::repository]] Customers : public repoc::Repository<Customer, int> {
 public:
  virtual std::vector<Customer> find_by_name(std::string_view name) = 0;
};
