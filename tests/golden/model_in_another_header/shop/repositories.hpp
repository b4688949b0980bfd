#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <string_view>

#include "shop/model.hpp"

namespace shop {
class [[repoc::repository]] ProductRepository : public repoc::Repository<Product, std::string> {
 public:
  virtual Product* get_by_sku(std::string_view sku) = 0;
};
}  // namespace shop
