#pragma once

#include <chrono>
#include <cstdint>
#include <map>
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
  virtual std::map<std::string, std::int64_t> sum_batches_allocations_qty_group_by_batches_allocations_orderid() = 0;
  virtual std::map<std::string, std::int64_t> sum_batches_purchased_quantity_group_by_sku() = 0;
};
