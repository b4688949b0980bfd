#pragma once

#include <chrono>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::entity]] Item {
  [[repoc::id]] int id{};
  std::chrono::year_month_day not_before{};
  std::string label;
};

class [[repoc::repository]] ItemRepository : public repoc::Repository<Item, int> {
 public:
  virtual std::vector<Item> find_by_not_before(std::chrono::year_month_day day) = 0;
  virtual std::vector<Item> find_by_not_before_before(std::chrono::year_month_day day) = 0;
  virtual std::vector<Item> find_by_not_before_not_before(std::chrono::year_month_day day) = 0;
};
