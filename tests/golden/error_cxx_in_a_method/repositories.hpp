#pragma once

#include <repoc/repository.hpp>

struct [[repoc::entity]] Item {
  [[repoc::id]] int id{};
};

class [[repoc::repository]] Items : public repoc::Repository<Item, int> {
 public:
  virtual Itemz* find_by_id(int id) = 0;
};
