#pragma once

#include <optional>
#include <repoc/ref.hpp>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

struct [[repoc::value]] Address {
  std::string street;
  std::string city;
};

struct [[repoc::entity("customers")]] Customer {
  [[repoc::id]] std::string id;
  Address address;
  std::optional<Address> delivery;
};

struct [[repoc::entity]] Seat {
  [[repoc::id]] int row{};
  [[repoc::id]] std::string letter;
};

using SeatRef = repoc::Ref<Seat, std::tuple<int, std::string>>;

struct [[repoc::entity("orders")]] Order {
  [[repoc::id]] int number{};
  repoc::Ref<Customer, std::string> customer;
  SeatRef seat;
  std::vector<std::string> tags;
};

class [[repoc::repository]] Customers : public repoc::Repository<Customer, std::string> {
 public:
  virtual std::vector<Customer> find_by_address(const Address& address) = 0;
  virtual std::vector<Customer> find_by_delivery(const Address& delivery) = 0;
};
class [[repoc::repository]] Orders : public repoc::Repository<Order, int> {
 public:
  virtual std::vector<Order> find_by_customer(const Customer& customer) = 0;
  virtual std::vector<Order> find_by_seat(const SeatRef& seat) = 0;
  virtual std::vector<Order> get_by_seat(const std::tuple<int, std::string>& seat) = 0;
  virtual std::vector<Order> find_by_tags_contains(std::string_view tag) = 0;
};
