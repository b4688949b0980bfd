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
  virtual Product* find_by_sku_for_update_skip_locked(std::string_view sku) = 0;
  virtual std::vector<Product*> find_first_3_by_active_true_order_by_name_for_update_skip_locked() = 0;
  virtual Product& get_by_name_for_update_skip_locked(std::string_view name) = 0;
};
