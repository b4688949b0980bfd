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

class [[repoc::repository]] ProductRepository : public repoc::Repository<Product, std::string> {
 public:
  virtual std::vector<std::string> find_first_3_name_by_active_true_order_by_price() = 0;
  virtual std::optional<std::string> find_first_name_by_active_true_order_by_price_desc() = 0;
  virtual std::vector<std::string> find_name_by_active_true_order_by_price(repoc::Limit limit) = 0;
};
