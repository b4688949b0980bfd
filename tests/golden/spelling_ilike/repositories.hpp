#pragma once

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
  virtual std::vector<Product> find_by_name_ilike(std::string_view pattern) = 0;
  virtual std::vector<Product> find_by_name_is_ilike(std::string_view pattern) = 0;
  virtual std::vector<Product> find_by_name_like_ignore_case(std::string_view pattern) = 0;
  virtual std::vector<Product> find_by_name_like_ignoring_case(std::string_view pattern) = 0;
};
