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
  [[repoc::id]] Address address;
};

class [[repoc::repository]] Customers : public repoc::Repository<Customer, Address> {
 public:
  virtual std::vector<Customer> find_by_address_city(const std::string& city) = 0;
};
