#pragma once

#include <repoc/repository.hpp>
#include <vector>

struct [[repoc::entity]] Item {
  [[repoc::id]] int id{};
  int size{};
};

class [[repoc::repository]] Items : public repoc::Repository<Item, int> {
 public:
  [[repoc::query("select i.* from item i where i.size = :size"), repoc::derive("find_by_size")]]
  virtual std::vector<Item> sized(int size) = 0;
};
