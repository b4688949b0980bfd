#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <string_view>

struct [[repoc::entity, repoc::index("city", "street"), repoc::unique("city", "number")]] Place {
  [[repoc::id]] int id{};
  std::string city;
  std::string street;
  int number{};
  [[repoc::index]] int zone{};
  [[repoc::unique]] std::string code;
};

class [[repoc::repository]] PlaceRepository : public repoc::Repository<Place, int> {
 public:
  virtual Place* get_by_code(std::string_view code) = 0;
};
