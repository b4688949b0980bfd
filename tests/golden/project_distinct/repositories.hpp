#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::entity("products")]] Product {
  [[repoc::id]] std::string sku;
  std::string name;
  std::optional<std::string> note;
  int quantity{};
  double price{};
  bool active{};
};

struct ProductName {
  std::string sku;
  std::string name;
};

class [[repoc::repository]] ProductRepository : public repoc::Repository<Product, std::string> {
 public:
  virtual std::vector<std::string> find_distinct_name_by_active_true() = 0;
  virtual std::vector<std::string> find_distinct_name_order_by_name_desc() = 0;
  virtual std::vector<ProductName> find_distinct_sku_and_name_by_active_true() = 0;
};
