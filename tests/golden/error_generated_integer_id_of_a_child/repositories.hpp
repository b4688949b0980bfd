#pragma once

#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::entity]] Line {
  [[repoc::id(generated)]] std::int64_t number{};
};

struct [[repoc::entity]] Order {
  [[repoc::id(generated)]] std::int64_t number{};
  std::vector<Line> lines;
};

class [[repoc::repository]] Orders : public repoc::Repository<Order, std::int64_t> {
 public:
  virtual std::vector<Order> find_by_lines_empty() = 0;
};
