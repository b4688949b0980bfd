#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <vector>

struct [[repoc::value]] Size {
  int width{};
  int height{};
};

struct [[repoc::entity]] Parcel {
  [[repoc::id]] int number{};
  std::optional<Size> size;
};

struct [[repoc::entity]] Shipment {
  [[repoc::id]] int number{};
  std::vector<Parcel> parcels;
};

class [[repoc::repository]] Shipments : public repoc::Repository<Shipment, int> {
 public:
  virtual std::vector<Shipment> find_by_parcels_size_width_greater_than(int width) = 0;
  virtual std::vector<Shipment> find_by_parcels_none_size(const Size& size) = 0;
};
