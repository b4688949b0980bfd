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
  [[repoc::query("select p.* from products p where p.name = ':no' /* :no */ and p.sku = :sku -- :no")]]
  virtual std::vector<Product> odd(std::string_view sku) = 0;
};
