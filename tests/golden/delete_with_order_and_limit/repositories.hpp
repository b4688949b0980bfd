#pragma once

#include <cstdint>
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
  virtual std::int64_t delete_first_10_by_active_false_order_by_price() = 0;
  virtual bool delete_first_by_name_order_by_price_desc(std::string_view name) = 0;
  virtual std::int64_t delete_top3_by_price_less_than_order_by_price_and_name(double price) = 0;
};
