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

class [[repoc::repository]] Customers : public repoc::Repository<Customer, int> {
 public:
  virtual int update_address_by_number(const Address& address, int number) = 0;
};
