#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::entity]] Line {
  [[repoc::id]] int number{};
};
struct [[repoc::entity("orders")]] Order {
  [[repoc::id]] int id{};
  [[repoc::column("billed_line")]] std::vector<Line> billed;
  [[repoc::column("shipped_line")]] std::vector<Line> shipped;
};

class [[repoc::repository]] OrderRepository : public repoc::Repository<Order, int> {
 public:
  virtual std::vector<Order> find_by_billed_number_and_shipped_number(int billed, int shipped) = 0;
};
