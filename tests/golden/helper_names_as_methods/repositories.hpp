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
  [[repoc::derive("find_name_by_sku")]]
  virtual std::string value(std::string_view value) = 0;
  [[repoc::derive("find_name_by_active_true")]]
  virtual std::vector<std::string> rows() = 0;
  [[repoc::derive("update_name_by_sku")]]
  virtual bool update(std::string_view update, std::string_view sku) = 0;
  [[repoc::derive("sum_quantity_by_name")]]
  virtual std::int64_t value_or_zero(std::string_view row) = 0;
  [[repoc::derive("find_by_name")]]
  virtual std::vector<Product> detached_all(std::string_view detached_all) = 0;
};
