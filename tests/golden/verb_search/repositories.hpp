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

class [[repoc::repository]] ProductRepository : public repoc::Repository<Product, std::string> {
 public:
  virtual std::vector<Product> search_by_name(std::string_view name) = 0;
  virtual std::vector<Product> search_all_by_active_true() = 0;
  virtual std::optional<Product> search_one_by_sku(std::string_view sku) = 0;
  virtual std::vector<Product> search_order_by_name() = 0;
};
