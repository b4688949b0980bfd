// Of two readings of an enumerator's words one has no spelling of its own.
#pragma once

#include <repoc/repository.hpp>
#include <vector>

enum class State { open, is_open, is_is_open };

struct [[repoc::entity]] Item {
  [[repoc::id]] int id{};
  State state{};
};

class [[repoc::repository]] ItemRepository : public repoc::Repository<Item, int> {
 public:
  virtual std::vector<Item> find_by_state_is_open() = 0;
};
