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

class [[repoc::repository]] Products : public repoc::Repository<Product, std::string> {
 public:
  [[repoc::query("select *, length(name) from products where length(sku) = :length")]]
  virtual std::vector<Product> by_sku_length(int length) = 0;
};
