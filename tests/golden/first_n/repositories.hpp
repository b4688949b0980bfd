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
  virtual std::vector<Product> find_first_3_by_name_order_by_price(std::string_view name) = 0;
  virtual std::vector<Product> find_top3_order_by_price_desc() = 0;
  virtual std::optional<Product> find_first_by_name_order_by_price(std::string_view name) = 0;
  virtual Product* get_first_by_order_by_quantity() = 0;
};
