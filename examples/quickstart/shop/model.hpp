// What the shop stores: plain C++ with attributes.
#pragma once

#include <string>

namespace shop {

struct [[repoc::entity("products")]] Product {
  [[repoc::id]] std::string sku;
  std::string name;
  int price{};  // cents
  bool active = true;
};

}  // namespace shop
