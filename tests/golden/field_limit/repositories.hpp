#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::entity]] Item {
  [[repoc::id]] int id{};
  int limit_{};
  std::string label;
};

class [[repoc::repository]] ItemRepository : public repoc::Repository<Item, int> {
 public:
  virtual std::vector<Item> find_by_limit(int value) = 0;
  virtual std::vector<Item> find_by_limit_greater_than(int value, repoc::Limit limit) = 0;
};
