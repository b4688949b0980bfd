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

class [[repoc::repository]] ProductRepository : public repoc::Repository<Product, std::string> {
 public:
  [[repoc::derive("find_by_batches.reference")]]
  virtual std::vector<Product> with_batch(std::string_view reference) = 0;
  [[repoc::derive("find_by_batches.every.allocations.qty_less_than")]]
  virtual std::vector<Product> small(int qty) = 0;
  [[repoc::derive("find_batches.reference_by_sku")]]
  virtual std::vector<std::string> references(std::string_view sku) = 0;
};
