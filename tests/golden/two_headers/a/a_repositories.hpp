#pragma once

#include <repoc/repository.hpp>
#include <string>

struct [[repoc::entity]] A {
  [[repoc::id]] int id{};
};

class [[repoc::repository]] ARepository : public repoc::Repository<A, int> {
 public:
  virtual A* get_by_id(int id) = 0;
};
