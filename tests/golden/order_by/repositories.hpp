#pragma once

#include <cstdint>
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
  virtual std::vector<Product> find_by_name_order_by_price(std::string_view name) = 0;
  virtual std::vector<Product> find_by_name_order_by_price_desc_quantity_asc(std::string_view name) = 0;
  virtual std::vector<Product> find_by_order_by_name() = 0;
  virtual std::vector<Product> find_all_sort_by_price_desc_and_name() = 0;
  virtual std::vector<Product> find_order_by_sku_desc() = 0;
};
