#pragma once

#include <repoc/ref.hpp>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::entity]] Seat {
  [[repoc::id]] int row{};
  [[repoc::id]] std::string letter;
};

struct SeatKey {
  int row{};
  std::string letter;
  bool operator==(const SeatKey&) const = default;
};

struct [[repoc::entity]] Ticket {
  [[repoc::id]] int number{};
  repoc::Ref<Seat, SeatKey> seat;
};

class [[repoc::repository]] Tickets : public repoc::Repository<Ticket, int> {
 public:
  virtual std::vector<Ticket> find_by_seat(const repoc::Ref<Seat, SeatKey>& seat) = 0;
  virtual std::vector<Ticket> get_by_seat(const SeatKey& seat) = 0;
  virtual std::vector<Ticket> find_by_seat_row(int row) = 0;
};
