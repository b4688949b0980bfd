#pragma once

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

struct ProductName {
  std::string sku;
  std::string name;
};

class [[repoc::repository]] ProductRepository : public repoc::Repository<Product, std::string> {
 public:
  virtual repoc::CursorPage<ProductName> find_sku_and_name_order_by_price(repoc::Cursor cursor) = 0;
};
