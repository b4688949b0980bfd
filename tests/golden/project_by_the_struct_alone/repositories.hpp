#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
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
  virtual std::vector<ProductName> find_by_active_true() = 0;
  virtual std::optional<ProductName> find_by_sku(std::string_view sku) = 0;
  virtual std::vector<ProductName> find_all_order_by_name() = 0;
};
