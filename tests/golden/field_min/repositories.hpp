#pragma once

#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity]] Item {
  [[repoc::id]] int id{};
  int min{};
  std::string label;
};

class [[repoc::repository]] ItemRepository : public repoc::Repository<Item, int> {
 public:
  virtual std::vector<Item> find_by_min(int value) = 0;
  virtual std::optional<int> min_min() = 0;
  virtual std::int64_t update_min_by_label(int min, std::string_view label) = 0;
};
