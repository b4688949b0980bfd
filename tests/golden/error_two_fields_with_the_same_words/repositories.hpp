#pragma once

#include <repoc/repository.hpp>
#include <vector>

struct [[repoc::entity]] Item {
  [[repoc::id]] int id{};
  int orderId{};
  [[repoc::column("other")]] int order_id_{};
};

class [[repoc::repository]] Items : public repoc::Repository<Item, int> {
 public:
  virtual std::vector<Item> find_by_order_id(int value) = 0;
};
