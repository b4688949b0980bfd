#pragma once

#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>

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
  [[repoc::query("update products set price = price * :factor where active = :active")]]
  virtual std::int64_t raise(double factor, bool active) = 0;
  [[repoc::query("delete from products where price < :price")]]
  virtual void sweep(double price) = 0;
  [[repoc::query("update products set active = :active where sku = :sku")]]
  virtual bool activate(bool active, std::string_view sku) = 0;
};
