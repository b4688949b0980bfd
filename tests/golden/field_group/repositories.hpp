#pragma once

#include <cstdint>
#include <map>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity]] Item {
  [[repoc::id]] int id{};
  std::string group{};
  std::string label;
};

class [[repoc::repository]] ItemRepository : public repoc::Repository<Item, int> {
 public:
  virtual std::vector<Item> find_by_group(std::string_view value) = 0;
  virtual std::vector<Item> find_by_group_and_label(std::string_view value, std::string_view label) = 0;
  virtual std::vector<Item> find_by_label_order_by_group_desc(std::string_view label) = 0;
  virtual std::map<std::string, std::int64_t> count_by_label_group_by_group(std::string_view label) = 0;
};
