#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity]] Part {
  [[repoc::id]] int id{};
  std::string name;
};

struct [[repoc::entity]] Machine {
  [[repoc::id]] int id{};
  std::string parts_name;
  std::vector<Part> parts;
};

class [[repoc::repository]] Machines : public repoc::Repository<Machine, int> {
 public:
  virtual std::vector<Machine> find_by_parts_name(std::string_view name) = 0;
};
