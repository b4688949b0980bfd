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

 private:
  friend struct repoc::Access;
  long cents_{};
  std::string currency_;
};

struct [[repoc::entity]] Invoice {
  [[repoc::id]] int number{};
  Money total;
};

class [[repoc::repository]] Invoices : public repoc::Repository<Invoice, int> {
 public:
  virtual std::vector<Invoice> find_by_total(const Money& total) = 0;
};
