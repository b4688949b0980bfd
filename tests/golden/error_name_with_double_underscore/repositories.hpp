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
  virtual std::vector<Product> find_by__name(std::string_view n) = 0;
};
