#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::entity]] Item {
  [[repoc::id]] int id{};
  bool not_null{};
  std::string label;
};

class [[repoc::repository]] ItemRepository : public repoc::Repository<Item, int> {
 public:
  virtual std::vector<Item> find_by_not_null_true() = 0;
  virtual std::vector<Item> find_by_not_null(bool value) = 0;
};
