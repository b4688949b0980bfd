#pragma once

#include <cstdint>
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
  virtual repoc::Page<std::int64_t> sum_quantity(repoc::PageRequest page) = 0;
};
