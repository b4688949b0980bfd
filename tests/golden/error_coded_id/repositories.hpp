#pragma once

#include <cstdint>
#include <optional>
#include <repoc/codec.hpp>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct Money {
  std::int64_t cents{};
};

template <>
struct repoc::Codec<Money> {
  using Stored = std::int64_t;
  static Stored encode(const Money& money) { return money.cents; }
  static Money decode(Stored cents) { return Money{cents}; }
};

struct [[repoc::entity]] Coin {
  [[repoc::id]] Money money;
};

class [[repoc::repository]] Coins : public repoc::Repository<Coin, Money> {
 public:
  virtual std::optional<Coin> find_by_money(const Money& money) = 0;
};
