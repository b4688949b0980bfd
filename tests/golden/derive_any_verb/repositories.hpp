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
  [[repoc::derive("update_increment_quantity_by_sku")]]
  virtual bool restock(int by, std::string_view sku) = 0;
  [[repoc::derive("delete_by_active_false")]]
  virtual std::int64_t clean_up() = 0;
  [[repoc::derive("sum_quantity_by_active_true")]]
  virtual std::int64_t in_stock() = 0;
  [[repoc::derive("exists_by_name")]]
  virtual bool knows(std::string_view name) = 0;
};
