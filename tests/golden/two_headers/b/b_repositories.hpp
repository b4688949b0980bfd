#pragma once

#include <repoc/repository.hpp>
#include <vector>

#include "a/a_repositories.hpp"

struct [[repoc::entity]] B {
  [[repoc::id]] int id{};
};

class [[repoc::repository]] BRepository : public repoc::Repository<B, int> {
 public:
  virtual B* get_by_id(int id) = 0;
};

class [[repoc::repository]] OtherRepository : public repoc::Repository<A, int> {
 public:
  virtual std::vector<A> find_by_id(int id) = 0;
};
