#pragma once

#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "bench/model.hpp"

namespace bench {

class [[repoc::repository]] ProductRepository : public repoc::Repository<Product, std::string> {
 public:
  virtual std::optional<Product> find_by_sku(std::string_view sku) = 0;
  virtual std::vector<Product> find_by_quantity_less_than(int quantity) = 0;
  virtual std::vector<Product*> list_by_quantity_less_than(int quantity) = 0;
};

class [[repoc::repository]] OrderRepository : public repoc::Repository<Order, std::int64_t> {};

}  // namespace bench
