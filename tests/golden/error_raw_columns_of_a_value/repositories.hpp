#pragma once

#include <cstdint>
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
  [[repoc::query("select sku, name from products")]]
  virtual std::vector<std::string> a() = 0;
  [[repoc::query("select * from products")]]
  virtual std::int64_t b() = 0;
};
