#pragma once

#include <cstdint>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

#include "shop/model.hpp"

namespace shop {

class [[repoc::repository]] ItemRepository : public repoc::Repository<Item, std::string> {
 public:
  virtual std::vector<Item> find_by_stock_less_than_order_by_sku(int stock) = 0;
  virtual std::int64_t count_by_stock_greater_than(int stock) = 0;
};

}  // namespace shop
