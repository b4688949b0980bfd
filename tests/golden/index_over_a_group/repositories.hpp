#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::value]] Address {
  std::string city;
  [[repoc::index]] std::string zip;
};

struct [[repoc::entity, repoc::index("name", "address"), repoc::index("address_city")]] Customer {
  [[repoc::id]] int number{};
  std::string name;
  Address address;
  [[repoc::index]] std::optional<Address> delivery;
};

class [[repoc::repository]] Customers : public repoc::Repository<Customer, int> {
 public:
  virtual std::vector<Customer> find_by_address_city(std::string_view city) = 0;
};
