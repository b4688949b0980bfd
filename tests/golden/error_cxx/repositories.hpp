#pragma once

#include <repoc/repository.hpp>
#include <string>

struct [[repoc::entity]] Product {
  [[repoc::id]] std::string sku;
  Missing other;
};

class [[repoc::repository]] ProductRepository : public repoc::Repository<Product, std::string> {
 public:
  virtual Product* get_by_sku(Unknown sku) = 0;
};
