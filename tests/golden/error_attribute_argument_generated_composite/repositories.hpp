#pragma once

#include <repoc/repository.hpp>
#include <tuple>
#include <vector>

struct [[repoc::entity]] Item {
  [[repoc::id(generated)]] int id{};
  [[repoc::id]] int number{};
  int size{};
};

class [[repoc::repository]] Items : public repoc::Repository<Item, std::tuple<int, int>> {
 public:
  virtual std::vector<Item> find_by_size(int size) = 0;
};
