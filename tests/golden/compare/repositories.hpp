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
  virtual std::vector<Product> find_by_quantity_equals(int q) = 0;
  virtual std::vector<Product> find_by_quantity_not(int q) = 0;
  virtual std::vector<Product> find_by_quantity_is_not(int q) = 0;
  virtual std::vector<Product> find_by_price_less_than(double p) = 0;
  virtual std::vector<Product> find_by_price_less_than_or_equal_to(double p) = 0;
  virtual std::vector<Product> find_by_price_greater_than(double p) = 0;
  virtual std::vector<Product> find_by_price_greater_than_equal(double p) = 0;
  virtual std::vector<Product> find_by_quantity_not_greater_than(int q) = 0;
  virtual std::vector<Product> find_by_name_before(std::string_view name) = 0;
  virtual std::vector<Product> find_by_name_after(std::string_view name) = 0;
};
