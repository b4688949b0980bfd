#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::entity]] Item {
  [[repoc::id]] int id{};
  bool is_active{};
  std::string label;
};

class [[repoc::repository]] ItemRepository : public repoc::Repository<Item, int> {
 public:
  virtual std::vector<Item> find_by_is_active(bool value) = 0;
  virtual std::vector<Item> find_by_is_active_true() = 0;
  virtual std::vector<Item> find_by_is_active_is_false() = 0;
};
