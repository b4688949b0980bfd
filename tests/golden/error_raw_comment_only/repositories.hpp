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
  [[repoc::query("-- nothing")]]
  virtual std::vector<Product> a() = 0;
  [[repoc::query("select p.* from products p;;")]]
  virtual std::vector<Product> b() = 0;
  [[repoc::query("select p.* from products p where p.name = 'open")]]
  virtual std::vector<Product> c() = 0;
};
