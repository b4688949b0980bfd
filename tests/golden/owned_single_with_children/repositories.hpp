#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::entity]] Instalment {
  int cents{};
};

struct [[repoc::entity]] Receipt {
  std::string file;
};

struct [[repoc::entity]] Payment {
  std::string reference;
  std::vector<Instalment> instalments;
  std::optional<Receipt> receipt;
};

struct [[repoc::entity("orders")]] Order {
  [[repoc::id]] int number{};
  std::optional<Payment> payment;
};

class [[repoc::repository]] Orders : public repoc::Repository<Order, int> {
 public:
  virtual std::vector<Order> find_by_payment_instalments_cents_greater_than(int cents) = 0;
  virtual std::vector<Order> find_by_payment_receipt_null() = 0;
};
