#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <utility>
#include <vector>

namespace repoc {
struct Access;
}

class [[repoc::value]] Money {
 public:
  Money() = default;
  Money(long cents, std::string currency) : cents_(cents), currency_(std::move(currency)) {}
  long cents() const { return cents_; }
  const std::string& currency() const { return currency_; }

 private:
  friend struct repoc::Access;
  long cents_{};
  std::string currency_;
};

class [[repoc::entity]] Invoice {
 public:
  explicit Invoice(int number) : number_(number) {}

 private:
  friend struct repoc::Access;
  Invoice() = default;
  [[repoc::id]] int number_{};
  Money total_;
  std::optional<Money> discount_;
};

class [[repoc::repository]] Invoices : public repoc::Repository<Invoice, int> {
 public:
  virtual std::optional<Invoice> find_by_number(int number) = 0;
  virtual std::vector<Invoice> find_by_total_cents_greater_than(long cents) = 0;
};
