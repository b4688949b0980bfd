#pragma once

#include <cstdint>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity("order")]] Order {
  [[repoc::id]] std::int64_t id{};
  std::string group;
  [[repoc::column("Select")]] int selected{};
  [[repoc::column("a \"quoted\" name")]] int quoted{};
};

class [[repoc::repository]] OrderRepository : public repoc::Repository<Order, std::int64_t> {
 public:
  virtual std::vector<Order> find_by_group_and_selected_and_quoted(std::string_view group, int selected, int quoted) = 0;
};
