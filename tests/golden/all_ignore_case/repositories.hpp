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
  virtual std::vector<Product> find_by_name_and_note_all_ignore_case(std::string_view name, std::string_view note) = 0;
  virtual std::vector<Product> find_by_name_or_price_all_ignoring_case(std::string_view name, double price) = 0;
  virtual std::vector<Product> find_by_active_true_order_by_name_note_all_ignore_case() = 0;
  virtual std::vector<Product> find_by_name_all_ignore_case_order_by_note_all_ignore_case(std::string_view name) = 0;
};
