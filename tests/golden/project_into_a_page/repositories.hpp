#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>

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
  virtual repoc::Page<ProductName> find_sku_and_name_by_active_true_order_by_name(repoc::PageRequest page) = 0;
  virtual repoc::Page<std::string> find_name_order_by_name(repoc::PageRequest page) = 0;
  virtual repoc::Page<std::string> find_distinct_name_order_by_name(repoc::PageRequest page) = 0;
};
