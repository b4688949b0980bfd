// A model with a member of every kind that brings a header, a table or a column type of its own.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <repoc/codec.hpp>
#include <repoc/decimal.hpp>
#include <repoc/ref.hpp>
#include <repoc/uuid.hpp>
#include <string>
#include <vector>

namespace shop {

class Money {
 public:
  Money() = default;
  explicit Money(std::int64_t cents) : cents_(cents) {}
  std::int64_t cents() const { return cents_; }

 private:
  std::int64_t cents_{};
};

}  // namespace shop

template <>
struct repoc::Codec<shop::Money> {
  using Stored = std::int64_t;
  static Stored encode(const shop::Money& money) { return money.cents(); }
  static shop::Money decode(const Stored& cents) { return shop::Money(cents); }
};

namespace shop {

enum class [[repoc::stored_as("number")]] State { open, paid };

struct [[repoc::value]] Address {
  std::string street;
  std::string city;
};

struct [[repoc::entity("customers")]] Customer {
  [[repoc::id(generated)]] repoc::Uuid id;
  Address address;
  std::optional<Address> delivery;
};

struct [[repoc::entity]] Line {
  [[repoc::id]] std::string sku;
  repoc::Decimal weight;
};

struct [[repoc::entity]] Payment {
  Money paid;
};

struct [[repoc::entity("orders")]] Order {
  [[repoc::id(generated)]] std::int64_t number{};
  repoc::Ref<Customer, repoc::Uuid> customer;
  State state{};
  std::vector<Line> lines;
  std::optional<Payment> payment;
  std::vector<std::string> tags;
  std::map<std::string, std::int64_t> counts;
};

}  // namespace shop
