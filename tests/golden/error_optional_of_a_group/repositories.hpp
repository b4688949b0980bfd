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
  std::optional<Address> delivery;
};

class [[repoc::repository]] Customers : public repoc::Repository<Customer, int> {
 public:
  virtual std::vector<Customer> find_by_address(const std::optional<Address>& address) = 0;
  virtual std::vector<Customer> find_by_delivery(const std::optional<Address>& delivery) = 0;
  virtual std::vector<Customer> find_by_delivery_and_number(repoc::Maybe<std::optional<Address>> delivery, int n) = 0;
  virtual std::vector<Customer> find_by_address_null() = 0;
  virtual std::vector<Customer> find_by_address_in(const std::vector<Address>& addresses) = 0;
  virtual std::vector<Customer> find_by_address_less_than(const Address& address) = 0;
  virtual std::vector<Customer> find_by_address_equal_field_delivery() = 0;
};
