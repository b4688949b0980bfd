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
  Address address;
};

struct Line {
  int number{};
  Address address;
};

class [[repoc::repository]] Customers : public repoc::Repository<Customer, int> {
 public:
  virtual std::vector<Address> find_address_by_number(int number) = 0;
  virtual std::vector<Line> find_number_and_address_by_number(int number) = 0;
};
