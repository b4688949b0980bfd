#pragma once

#include <cstdint>
#include <optional>
#include <repoc/codec.hpp>
#include <repoc/repository.hpp>
#include <vector>

class Money {
 public:
  Money() = default;
  explicit Money(std::int64_t cents) : cents_(cents) {}
  std::int64_t cents() const { return cents_; }

 private:
  std::int64_t cents_{};
};

template <>
struct repoc::Codec<Money> {
  using Stored = std::int64_t;
  static Stored encode(const Money& money) { return money.cents(); }
  static Money decode(Stored cents) { return Money(cents); }
};

struct [[repoc::entity]] Account {
  [[repoc::id]] int number{};
  Money balance;
  std::optional<Money> limit;
};

class [[repoc::repository]] Accounts : public repoc::Repository<Account, int> {
 public:
  virtual std::vector<Account> find_by_balance(const Money& balance) = 0;
  virtual std::vector<Account> find_by_balance_not_in(const std::vector<Money>& balances) = 0;
  virtual std::vector<Account> find_by_limit_null() = 0;
  virtual std::vector<Money> find_balance_by_number_greater_than(int number) = 0;
  virtual int update_balance_by_number(const Money& balance, int number) = 0;
};
