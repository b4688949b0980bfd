#pragma once

#include <chrono>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::entity]] Item {
  [[repoc::id]] int id{};
  std::chrono::year_month_day valid_before{};
  std::string label;
};

class [[repoc::repository]] ItemRepository : public repoc::Repository<Item, int> {
 public:
  virtual std::vector<Item> find_by_valid_before(std::chrono::year_month_day day) = 0;
  virtual std::vector<Item> find_by_valid_before_after(std::chrono::year_month_day day) = 0;
  virtual std::vector<Item> find_by_valid_before_between(std::chrono::year_month_day from, std::chrono::year_month_day to) = 0;
};
