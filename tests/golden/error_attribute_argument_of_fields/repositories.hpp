#pragma once

#include <repoc/repository.hpp>
#include <vector>

struct [[repoc::entity]] Item {
  [[repoc::id]] int id{};
  [[repoc::column(name)]] int size{};
  [[repoc::updatable(maybe)]] int weight{};
  [[repoc::version]] int one{};
  [[repoc::version]] int two{};
};

class [[repoc::repository]] Items : public repoc::Repository<Item, int> {
 public:
  virtual std::vector<Item> find_by_size(int size) = 0;
};
