#pragma once

#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
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
  virtual std::set<Product> find_by_name(std::string_view name) = 0;
  virtual std::vector<const Product*> find_by_price(double price) = 0;
  virtual const Product& get_by_sku(std::string_view sku) = 0;
  virtual std::vector<Product>& find_by_active_true() = 0;
  virtual std::tuple<std::string, double> find_name_and_price_by_sku(std::string_view sku) = 0;
  virtual std::optional<std::int64_t> count_by_name(std::string_view name) = 0;
};
