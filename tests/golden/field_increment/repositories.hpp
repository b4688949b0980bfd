#pragma once

#include <cstdint>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity]] Item {
  [[repoc::id]] int id{};
  int increment{};
  std::string label;
};

class [[repoc::repository]] ItemRepository : public repoc::Repository<Item, int> {
 public:
  virtual std::int64_t update_increment_by_label(int value, std::string_view label) = 0;
  virtual std::int64_t update_increment_increment_by_label(int value, std::string_view label) = 0;
  virtual std::vector<Item> find_by_increment(int value) = 0;
};
