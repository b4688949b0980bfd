#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>
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
  virtual std::vector<Product> find_order_by_name(repoc::Limit limit) = 0;
  virtual std::vector<Product> find_order_by_sku(repoc::Offset offset) = 0;
  virtual std::vector<Product> find_order_by_price(repoc::Limit limit, repoc::Offset offset) = 0;
  virtual std::vector<Product> find_order_by_note(repoc::Offset offset, repoc::Limit limit) = 0;
};
