#pragma once

#include <cstddef>
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
  virtual std::int64_t count_by_active_true() = 0;
  virtual std::int64_t count_all() = 0;
  virtual int count_all_products_by_name(std::string_view name) = 0;
  virtual std::size_t count_products() = 0;
};
