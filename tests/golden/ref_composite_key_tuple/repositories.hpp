#pragma once

#include <optional>
#include <repoc/ref.hpp>
#include <repoc/repository.hpp>
#include <string>
#include <tuple>
#include <vector>

struct [[repoc::entity]] Seat {
  [[repoc::id]] int row{};
  [[repoc::id]] std::string letter;
};

using SeatRef = repoc::Ref<Seat, std::tuple<int, std::string>>;

struct [[repoc::entity]] Ticket {
  [[repoc::id]] int number{};
  SeatRef seat;
  std::optional<SeatRef> wish;
};

class [[repoc::repository]] Tickets : public repoc::Repository<Ticket, int> {
 public:
  virtual std::vector<Ticket> find_by_seat(const SeatRef& seat) = 0;
  virtual std::vector<Ticket> get_by_seat(const std::tuple<int, std::string>& seat) = 0;
  virtual std::vector<Ticket> find_by_wish_null() = 0;
};
