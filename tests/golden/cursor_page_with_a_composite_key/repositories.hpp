#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <tuple>

struct [[repoc::entity]] Seat {
  [[repoc::id]] std::string hall;
  [[repoc::id]] int number{};
  double price{};
};

class [[repoc::repository]] Seats : public repoc::Repository<Seat, std::tuple<std::string, int>> {
 public:
  virtual repoc::CursorPage<Seat> find_order_by_price(repoc::Cursor cursor) = 0;
  virtual repoc::CursorPage<Seat> find_order_by_number_desc(repoc::Cursor cursor) = 0;
  virtual repoc::CursorPage<Seat> find_all(repoc::Cursor cursor) = 0;
};
