#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <vector>

struct [[repoc::entity]] Page {
  [[repoc::id]] int id{};
  int number{};
};

class [[repoc::repository]] Pages : public repoc::Repository<Page, int> {
 public:
  virtual repoc::Page<Page> find_order_by_number(repoc::PageRequest page) = 0;
  virtual std::vector<Page> find_by_number(int number) = 0;
  virtual std::optional<Page> find_one_page_by_number(int number) = 0;
};
