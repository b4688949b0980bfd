#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::entity]] OrderLine {
  [[repoc::id]] std::string orderid;
  [[repoc::id]] std::string sku;
  int qty{};
};

struct [[repoc::entity]] Batch {
  [[repoc::id]] std::string reference;
  int purchased_quantity{};
  std::optional<std::chrono::year_month_day> eta;
  std::vector<OrderLine> allocations;
};

struct [[repoc::entity("products")]] Product {
  [[repoc::id]] std::string sku;
  std::string name;
  std::vector<Batch> batches;
};

class [[repoc::repository]] ProductRepository : public repoc::Repository<Product, std::string> {
 public:
  virtual std::vector<Product> find_by_batches_none_purchased_quantity_greater_than(int least) = 0;
  virtual std::vector<Product> find_by_batches__none__eta_before(std::chrono::year_month_day day) = 0;
  virtual std::int64_t count_by_batches_none_eta_null() = 0;
};
