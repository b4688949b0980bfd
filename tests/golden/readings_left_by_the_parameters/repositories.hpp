#pragma once

#include <repoc/repository.hpp>
#include <vector>

struct [[repoc::entity]] Race {
  [[repoc::id]] int id{};
  bool first{};
  bool first_true{};
};

class [[repoc::repository]] Races : public repoc::Repository<Race, int> {
 public:
  virtual std::vector<Race> find_by_first_true_true() = 0;
  virtual std::vector<Race> find_by_first_true() = 0;
};
