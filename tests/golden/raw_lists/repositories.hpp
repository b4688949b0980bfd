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
  [[repoc::query("select p.* from products p where p.sku in (:skus) and p.name not in (:names)")]]
  virtual std::vector<Product> some(const std::vector<std::string>& skus, const std::vector<std::string>& names) = 0;
};
