#pragma once

#include <repoc/repository.hpp>
#include <vector>

struct [[repoc::entity]] Item {
  [[repoc::id]] int id{};
  [[repoc::indexed]] int size{};
};

class [[repoc::repository]] Items : public repoc::Repository<Item, int> {
 public:
  [[repoc::derived("find_by_size")]]
  virtual std::vector<Item> sized(int size) = 0;
  [[repoc::querry("select 1")]]
  virtual int one() = 0;
};
