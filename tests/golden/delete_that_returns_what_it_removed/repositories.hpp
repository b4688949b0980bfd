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
  virtual std::vector<Product> delete_by_name(std::string_view name) = 0;
  virtual std::vector<Product> delete_first_2_by_name_order_by_sku(std::string_view name) = 0;
  virtual std::vector<Product> remove_all_by_batches_reference(std::string_view reference) = 0;
};
