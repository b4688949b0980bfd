#pragma once

#include <optional>
#include <repoc/decimal.hpp>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::entity]] Item {
  [[repoc::id]] int number{};
  repoc::Decimal price;
};

class [[repoc::repository]] Items : public repoc::Repository<Item, int> {
 public:
  virtual repoc::Decimal sum_price() = 0;
  virtual std::optional<repoc::Decimal> avg_price() = 0;
};
