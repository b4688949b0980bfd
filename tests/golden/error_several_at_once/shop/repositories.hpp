#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace shop {

struct [[repoc::entity]] Product {
  [[repoc::id]] std::string sku;
  int price{};
};

class [[repoc::repository]] ProductRepository : public repoc::Repository<Product, std::string> {
 public:
  virtual Product* get_by_skuu(std::string_view sku) = 0;
  virtual std::vector<Product> find_by_price_and_colour(int price, std::string_view colour) = 0;
};

}  // namespace shop
