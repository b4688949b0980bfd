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
  virtual std::vector<Product> find_distinct_by_name(std::string_view n) = 0;
  virtual double sum_price() = 0;
  virtual void update_price_by_sku(double p, std::string_view sku) = 0;
  virtual std::vector<Product> find_by_name_ignore_case(std::string_view n) = 0;
  virtual std::vector<Product> find_by_either_name_or_sku(std::string_view n, std::string_view s) = 0;
};
