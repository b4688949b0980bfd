#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <vector>

struct [[repoc::entity]] Part {
  [[repoc::id]] int id{};
};

struct [[repoc::entity]] Box {
  [[repoc::id]] int id{};
  std::vector<Part> parts;
};

struct [[repoc::entity("part")]] Item {
  [[repoc::id]] int id{};
  std::vector<Part> parts;
};

class [[repoc::repository]] Items : public repoc::Repository<Item, int> {
 public:
  virtual std::optional<Item> find_by_id(int id) = 0;
};
