#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::value]] Address {
  std::string street;
  std::string city;
};

struct [[repoc::entity("customers")]] Customer {
  [[repoc::id]] int number{};
  Address address;
};

class [[repoc::repository]] Customers : public repoc::Repository<Customer, int> {
 public:
  virtual std::optional<Customer> find_by_number(int number) = 0;
  virtual std::vector<Customer> find_by_address_city_order_by_address_street(std::string_view city) = 0;
  virtual std::vector<std::string> find_distinct_address_city_order_by_address_city() = 0;
  virtual int update_address_city_by_number(std::string_view city, int number) = 0;
};
