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
  virtual std::vector<Product> find_by_active_true(repoc::Sort<Product> sort) = 0;
  virtual std::vector<Product> find_by_active_true_order_by_name(const repoc::Sort<Product>& sort) = 0;
  virtual std::vector<Product> list_all(repoc::Sort<Product> sort, repoc::Limit limit) = 0;
  virtual repoc::Page<Product> find_by_name(std::string_view name, repoc::PageRequest page, repoc::Sort<Product> sort) = 0;
};
