#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::entity]] Line {
  std::string text;
};

struct [[repoc::entity]] Order {
  [[repoc::id]] int number{};
  std::vector<Line> lines;
};

class [[repoc::repository]] Orders : public repoc::Repository<Order, int> {
 public:
  virtual std::vector<Order> find_by_lines_contains(const std::string& text) = 0;
};
