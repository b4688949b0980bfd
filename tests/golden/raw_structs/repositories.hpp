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
  [[repoc::query("select name, sku from products where active = :active")]]
  virtual std::vector<ProductName> names(bool active) = 0;
  [[repoc::query("select sku, name from products where sku = :sku")]]
  virtual std::optional<ProductName> one(std::string_view sku) = 0;
};
