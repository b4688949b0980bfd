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
  virtual std::optional<Product> get_by_sku(std::string_view sku) = 0;
  virtual Product find_by_sku(const char* sku) = 0;
  virtual std::vector<Product> search_by_name(std::string_view name) = 0;
  virtual std::vector<Product> find_all() = 0;
  virtual std::vector<Product> list() = 0;
};
