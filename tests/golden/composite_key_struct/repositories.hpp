#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity]] Line {
  [[repoc::id]] std::string orderid;
  [[repoc::id]] int number{};
  int qty{};
};
struct LineKey {
  int number;
  std::string orderid;
};

class [[repoc::repository]] LineRepository : public repoc::Repository<Line, LineKey> {
 public:
  virtual std::vector<Line> find_by_orderid(std::string_view orderid) = 0;
};
