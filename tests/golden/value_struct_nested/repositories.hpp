#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::value]] Point {
  double latitude{};
  double longitude{};
};

struct [[repoc::value]] Address {
  std::string street;
  Point position;
};

struct [[repoc::entity]] Shop {
  [[repoc::id]] std::string name;
  Address address;
};

class [[repoc::repository]] Shops : public repoc::Repository<Shop, std::string> {
 public:
  virtual std::vector<Shop> find_by_address_position_latitude_between(double south, double north) = 0;
};
