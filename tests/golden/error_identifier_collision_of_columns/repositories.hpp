#pragma once

#include <repoc/repository.hpp>
#include <vector>

struct [[repoc::entity]] Pair {
  [[repoc::id]] int id{};
  [[repoc::column("value")]] int first{};
  [[repoc::column("value")]] int second{};
};

class [[repoc::repository]] Pairs : public repoc::Repository<Pair, int> {
 public:
  virtual std::vector<Pair> find_by_id(int id) = 0;
};
