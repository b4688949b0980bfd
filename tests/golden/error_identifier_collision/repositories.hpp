#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::entity]] Line {
  [[repoc::id]] int number{};
};
struct [[repoc::entity("orders")]] Order {
  [[repoc::id]] int id{};
  [[repoc::column("id")]] int other{};
  std::vector<Line> billed;
  std::vector<Line> shipped;
};

class [[repoc::repository]] OrderRepository : public repoc::Repository<Order, int> {
 public:
};
