#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::entity]] Item {
  [[repoc::id]] int id{};
  bool in_stock{};
  std::string label;
};

class [[repoc::repository]] ItemRepository : public repoc::Repository<Item, int> {
 public:
  virtual std::vector<Item> find_by_in_stock(bool in_stock) = 0;
  virtual std::vector<Item> find_by_in_stock_true() = 0;
  virtual std::vector<Item> find_by_in_stock_false_order_by_in_stock() = 0;
};
