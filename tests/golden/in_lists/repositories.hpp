#pragma once

#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <span>
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
  virtual std::vector<Product> find_by_sku_in(const std::vector<std::string>& skus) = 0;
  virtual std::vector<Product> find_by_quantity_not_in(std::span<const int> quantities) = 0;
  virtual std::vector<Product> find_by_note_not_in(const std::vector<std::string>& notes) = 0;
  virtual std::vector<Product> find_by_note_in_list(std::span<const std::string_view> notes) = 0;
};
