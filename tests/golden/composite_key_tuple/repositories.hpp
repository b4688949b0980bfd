#pragma once

#include <cstdint>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <tuple>

struct [[repoc::entity]] Line {
  [[repoc::id]] std::string orderid;
  [[repoc::id]] int number{};
  int qty{};
};

class [[repoc::repository]] LineRepository : public repoc::Repository<Line, std::tuple<std::string, int>> {
 public:
  virtual Line* get_by_orderid_and_number(std::string_view orderid, int number) = 0;
  virtual std::int64_t delete_by_orderid(std::string_view orderid) = 0;
};
