#pragma once

#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

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
  virtual std::int64_t delete_by_name(std::string_view name) = 0;
  virtual bool remove_by_sku(std::string_view sku) = 0;
  virtual void erase_by_quantity_less_than(int quantity) = 0;
  virtual int delete_by_price_greater_than(double price) = 0;
  virtual void delete_all() = 0;
};
