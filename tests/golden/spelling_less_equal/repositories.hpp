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
  virtual std::vector<Product> find_by_price_less_than_equal(double price) = 0;
  virtual std::vector<Product> find_by_price_less_than_equals(double price) = 0;
  virtual std::vector<Product> find_by_price_less_than_equal_to(double price) = 0;
  virtual std::vector<Product> find_by_price_less_than_or_equal(double price) = 0;
  virtual std::vector<Product> find_by_price_less_than_or_equals(double price) = 0;
  virtual std::vector<Product> find_by_price_less_than_or_equal_to(double price) = 0;
  virtual std::vector<Product> find_by_price_lower_than_equal(double price) = 0;
  virtual std::vector<Product> find_by_price_lower_than_or_equal_to(double price) = 0;
  virtual std::vector<Product> find_by_price_is_less_than_or_equal_to(double price) = 0;
  virtual std::vector<Product> find_by_price_not_greater_than(double price) = 0;
  virtual std::vector<Product> find_by_price_is_not_after(double price) = 0;
};
