#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>

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
  [[repoc::query("attach database 'x' as x")]]
  virtual void attach() = 0;
  [[repoc::query("pragma journal_mode")]]
  virtual std::string mode() = 0;
  [[repoc::query("drop table products")]]
  virtual void drop() = 0;
};
