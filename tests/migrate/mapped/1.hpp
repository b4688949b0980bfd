// What an order is made of before: a value struct, an optional one, a customer's id as a text.
#pragma once

#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

namespace shop {

struct [[repoc::value]] Address {
  std::string street;
  std::string city;
};

struct [[repoc::entity("customers")]] Customer {
  [[repoc::id]] std::string id;
};

struct [[repoc::entity("orders")]] Order {
  [[repoc::id]] std::int64_t number{};
  Address home;
  std::optional<Address> billing;
  std::string customer;
};

class [[repoc::repository]] Customers : public repoc::Repository<Customer, std::string> {};
class [[repoc::repository]] Orders : public repoc::Repository<Order, std::int64_t> {};

}  // namespace shop
