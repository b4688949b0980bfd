#pragma once

#include <repoc/repository.hpp>
#include <vector>

struct [[repoc::entity]] Item {
  [[repoc::id]] int id{};
  int size{};
};

class [[repoc::repository]] Items : public repoc::Repository<Item, int> {
 public:
  [[repoc::derive]]
  virtual std::vector<Item> a(int size) = 0;
  [[repoc::derive("")]]
  virtual std::vector<Item> b(int size) = 0;
  [[repoc::derive(find_by_size)]]
  virtual std::vector<Item> c(int size) = 0;
  [[repoc::query]]
  virtual std::vector<Item> d(int size) = 0;
};
