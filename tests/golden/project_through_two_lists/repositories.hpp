#pragma once

#include <chrono>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
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

struct Row {
  std::string sku;
  std::string batches_reference;
  int batches_allocations_qty{};
};

class [[repoc::repository]] ProductRepository : public repoc::Repository<Product, std::string> {
 public:
  virtual std::vector<std::string> find_batches_allocations_orderid_by_sku(std::string_view sku) = 0;
  virtual std::vector<Row> find_sku_and_batches_reference_and_batches_allocations_qty_by_name(std::string_view name) = 0;
  virtual std::vector<std::string> find_distinct_batches_allocations_orderid() = 0;
};
