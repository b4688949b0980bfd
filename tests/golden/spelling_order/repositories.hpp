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
  virtual std::vector<Product> find_order_by_name() = 0;
  virtual std::vector<Product> find_sort_by_name() = 0;
  virtual std::vector<Product> find_by_active_true_order_by_name_and_price_desc() = 0;
  virtual std::vector<Product> find_by_active_true_sort_by_name_asc_price_desc() = 0;
  virtual std::vector<Product> find_by_active_false_order_by_name_asc_and_price_asc() = 0;
};
