// What the shop asks: each name is a query, checked against the fields when the program is built.
#pragma once

#include <cstdint>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "shop/model.hpp"

namespace shop {

class [[repoc::repository]] ProductRepository : public repoc::Repository<Product, std::string> {
 public:
  virtual Product* get_by_sku(std::string_view sku) = 0;
  virtual std::vector<Product> find_by_name_containing_order_by_price_desc(std::string_view text) = 0;
  virtual std::int64_t count_by_active_true_and_price_less_than(int price) = 0;
};

}  // namespace shop
