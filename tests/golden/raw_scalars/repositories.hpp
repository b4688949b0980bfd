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
  [[repoc::query("select count(*) from products where price > :price")]]
  virtual std::int64_t dearer_than(double price) = 0;
  [[repoc::query("select name from products where name like :pattern")]]
  virtual std::vector<std::string> names(std::string_view pattern) = 0;
  [[repoc::query("select max(price) from products")]]
  virtual std::optional<double> dearest() = 0;
  [[repoc::query("select note from products where sku = :sku")]]
  virtual std::optional<std::string> note_of(std::string_view sku) = 0;
};
