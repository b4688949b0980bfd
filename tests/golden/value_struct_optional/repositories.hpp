#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::value]] Point {
  double latitude{};
  double longitude{};
};

struct [[repoc::value]] Address {
  std::optional<std::string> street;
  std::string city;
  std::optional<Point> position;
};

struct [[repoc::entity]] Customer {
  [[repoc::id]] int number{};
  std::optional<Address> delivery;
};

class [[repoc::repository]] Customers : public repoc::Repository<Customer, int> {
 public:
  virtual std::vector<Customer> find_by_delivery_null() = 0;
  virtual std::vector<Customer> find_by_delivery_position_not_null() = 0;
  virtual std::vector<Customer> find_by_delivery_city(std::string_view city) = 0;
  virtual std::vector<Customer> find_by_delivery(const Address& delivery) = 0;
};
