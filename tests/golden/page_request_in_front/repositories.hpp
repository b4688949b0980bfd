#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>

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
  virtual repoc::Page<Product> find_by_name_order_by_price(repoc::PageRequest page, std::string_view name) = 0;
  virtual repoc::Slice<Product> find_by_name_order_by_sku(repoc::PageRequest page, std::string_view name) = 0;
};
