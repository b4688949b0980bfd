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

class [[repoc::repository]] ProductRepository : public repoc::Repository<Product, std::string> {
 public:
  [[repoc::query("select p.* from products p where length(p.sku) = :length")]]
  virtual std::vector<Product> by_sku_length(int length) = 0;
  [[repoc::query("select p.* from products p where p.sku = :sku")]]
  virtual Product* tracked_one(std::string_view sku) = 0;
  [[repoc::query("select sku, name, note, quantity, price, active from products order by name")]]
  virtual std::vector<Product*> everything() = 0;
};
