#pragma once

#include <string>

#include "stock.hpp"

#ifndef SHOP_HAS_STOCK
#error "repoc and the compiler are given the target's definitions"
#endif

namespace shop {

struct [[repoc::entity("items")]] Item {
  [[repoc::id]] std::string sku;
  Stock stock{};
};

}  // namespace shop
