#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::value]] Address {
  std::string street;
  [[repoc::column("town")]] std::string city;
};

struct [[repoc::entity]] Customer {
  [[repoc::id]] int number{};
  [[repoc::column("home")]] Address address;
  [[repoc::column("Bill to")]] std::optional<Address> billing;
};

class [[repoc::repository]] Customers : public repoc::Repository<Customer, int> {
 public:
  virtual std::vector<Customer> find_by_address_city_and_billing_city(std::string_view home, std::string_view bill) = 0;
};
