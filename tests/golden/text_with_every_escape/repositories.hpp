#pragma once

#include <cstdint>
#include <repoc/repository.hpp>
#include <vector>

struct [[repoc::entity("it's"), repoc::index("a_b")]] Item {
  [[repoc::id]] int id{};
  [[repoc::column("back\\slash")]] int a_b{};
  [[repoc::column("new\nline \"quoted\" ?\?/ */ :x ?1")]] int other{};
};

class [[repoc::repository]] Items : public repoc::Repository<Item, int> {
 public:
  virtual std::vector<Item> find_by_a_b_and_other(int a, int b) = 0;
  virtual std::int64_t update_other_by_a_b(int other, int a_b) = 0;
};
