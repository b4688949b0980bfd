#pragma once

#include <optional>
#include <repoc/repository.hpp>

struct [[repoc::entity]] Item {
  int size{};
};

class [[repoc::repository]] Items : public repoc::Repository<Item, int> {
 public:
  virtual std::optional<Item> find_by_id(int id) = 0;
};
