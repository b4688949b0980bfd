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
  virtual std::vector<Product> find_by_active_true_order_by_name(repoc::Limit limit) = 0;
  virtual std::vector<Product> find_by_name_order_by_sku(repoc::Limit limit, std::string_view name) = 0;
  virtual std::vector<Product> find_all_order_by_name(repoc::Limit limit, repoc::Offset offset) = 0;
  virtual std::vector<Product> find_by_price_less_than_order_by_sku(double price, repoc::Offset offset) = 0;
};
