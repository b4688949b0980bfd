#pragma once

#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity]] Item {
  [[repoc::id]] int id{};
  int sum{};
  std::string label;
};

class [[repoc::repository]] ItemRepository : public repoc::Repository<Item, int> {
 public:
  virtual std::vector<Item> find_by_sum(int value) = 0;
  virtual std::int64_t sum_sum() = 0;
  virtual std::optional<int> max_sum_by_label(std::string_view label) = 0;
};
