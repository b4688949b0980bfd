#pragma once

#include <cstdint>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace repoc {
struct Access;
}

struct [[repoc::entity]] Leg {
  std::string from;
  std::string to;
};
struct [[repoc::entity]] Segment {
  [[repoc::id]] int number{};
  std::vector<Leg> legs;
};
struct [[repoc::entity]] Itinerary {
  std::string title;
  std::vector<Segment> segments;
};
class [[repoc::entity("reservations")]] Reservation {
 public:
  const std::string& code() const { return code_; }

 private:
  friend struct repoc::Access;
  [[repoc::id]] std::string code_;
  std::vector<Itinerary> itineraries_;
  [[repoc::version]] int version_{};
};

class [[repoc::repository]] ReservationRepository : public repoc::Repository<Reservation, std::string> {
 public:
  virtual Reservation* get_by_code(std::string_view code) = 0;
  virtual std::vector<Reservation> find_by_itineraries_segments_legs_from(std::string_view from) = 0;
  virtual std::vector<Reservation> find_by_itineraries__title(std::string_view title) = 0;
  virtual std::vector<Reservation> find_by_itineraries_segments_legs_from_and_itineraries_segments_legs_to(std::string_view from, std::string_view to) = 0;
  virtual std::int64_t count_by_itineraries_segments_number_and_itineraries_title(int number, std::string_view title) = 0;
};
