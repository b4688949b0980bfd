#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <repoc/uuid.hpp>
#include <vector>

struct [[repoc::entity]] Device {
  [[repoc::id]] repoc::Uuid id;
  std::optional<repoc::Uuid> owner;
};

class [[repoc::repository]] Devices : public repoc::Repository<Device, repoc::Uuid> {
 public:
  virtual std::optional<Device> find_by_id(const repoc::Uuid& id) = 0;
  virtual std::vector<Device> find_by_id_in(const std::vector<repoc::Uuid>& ids) = 0;
  virtual std::vector<Device> find_by_owner(std::optional<repoc::Uuid> owner) = 0;
  virtual std::vector<Device> find_by_owner_null_order_by_id() = 0;
  virtual repoc::CursorPage<Device> find_by_owner_not_null_order_by_id(repoc::Cursor cursor) = 0;
};
