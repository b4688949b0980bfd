#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity]] Item {
  [[repoc::id]] int id{};
  std::string order{};
  std::string label;
};

class [[repoc::repository]] ItemRepository : public repoc::Repository<Item, int> {
 public:
  virtual std::vector<Item> find_by_order(std::string_view value) = 0;
  virtual std::vector<Item> find_by_order_and_label(std::string_view value, std::string_view label) = 0;
  virtual std::vector<Item> find_by_label_order_by_order_desc(std::string_view label) = 0;
  virtual std::vector<Item> find_by_order_order_by_order(std::string_view order) = 0;
};
