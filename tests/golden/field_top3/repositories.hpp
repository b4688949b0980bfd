#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::entity]] Item {
  [[repoc::id]] int id{};
  int top3{};
  std::string label;
};

class [[repoc::repository]] ItemRepository : public repoc::Repository<Item, int> {
 public:
  virtual std::vector<Item> find_by_top3(int value) = 0;
  virtual std::vector<Item> find_top3_by_top3_order_by_top3(int value) = 0;
  virtual std::vector<Item> find_by_top3_greater_than(int value) = 0;
};
