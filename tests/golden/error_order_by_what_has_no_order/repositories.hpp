#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <repoc/codec.hpp>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::value]] Address {
  std::string street;
  std::string city;
};

struct Money {
  std::int64_t cents{};
};

template <>
struct repoc::Codec<Money> {
  using Stored = std::int64_t;
  static Stored encode(const Money& money) { return money.cents; }
  static Money decode(Stored cents) { return Money{cents}; }
};

struct [[repoc::entity]] Customer {
  [[repoc::id]] int number{};
  Address address;
  std::vector<std::string> tags;
  std::map<std::string, int> scores;
  Money balance;
};

class [[repoc::repository]] Customers : public repoc::Repository<Customer, int> {
 public:
  virtual std::vector<Customer> find_order_by_address() = 0;
  virtual std::vector<Customer> find_order_by_tags() = 0;
  virtual std::vector<Customer> find_order_by_scores() = 0;
  virtual std::vector<Customer> find_order_by_balance() = 0;
};
