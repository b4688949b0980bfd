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
  virtual std::vector<Product> find_by_price_less_than(double price) = 0;
  virtual std::vector<Product> find_by_price_lower_than(double price) = 0;
  virtual std::vector<Product> find_by_price_before(double price) = 0;
  virtual std::vector<Product> find_by_price_is_less_than(double price) = 0;
  virtual std::vector<Product> find_by_price_is_lower_than(double price) = 0;
  virtual std::vector<Product> find_by_price_is_before(double price) = 0;
};
