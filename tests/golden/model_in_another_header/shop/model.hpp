#pragma once

#include <string>

namespace shop {
struct [[repoc::entity]] Product {
  [[repoc::id]] std::string sku;
};
}  // namespace shop
