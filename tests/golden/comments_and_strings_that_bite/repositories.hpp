#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity("a\\table */ ?\?/")]] Odd {
  [[repoc::id]] std::string id;
  [[repoc::column("\"; drop table x; --")]] std::string name;
};

class [[repoc::repository]] OddRepository : public repoc::Repository<Odd, std::string> {
 public:
  virtual std::vector<Odd> find_by_name(std::string_view name) = 0;
};
