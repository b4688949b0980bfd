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
  virtual std::optional<Product> find_by_id(std::string_view sku) = 0;
  virtual std::vector<Product> find_by_id_in(const std::vector<std::string>& ids) = 0;
  virtual std::vector<Product> find_by_active_true_order_by_id_desc() = 0;
  virtual std::vector<std::string> find_id_by_active_true() = 0;
};
