#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>

struct [[repoc::value]] Seat {
  int row{};
  int place{};
};

struct [[repoc::entity, repoc::unique("seat", "evening")]] Ticket {
  [[repoc::id]] int number{};
  std::string evening;
  Seat seat;
  [[repoc::unique]] std::optional<Seat> wish;
};

class [[repoc::repository]] Tickets : public repoc::Repository<Ticket, int> {
 public:
  virtual std::optional<Ticket> find_by_evening_and_seat(std::string_view evening, const Seat& seat) = 0;
};
