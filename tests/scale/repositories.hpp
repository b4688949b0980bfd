#pragma once

#include <cstdint>
#include <repoc/repository.hpp>
#include <vector>

#include "scale/domain.hpp"

namespace scale {

class [[repoc::repository]] ItemRepository : public repoc::Repository<Item, std::int64_t> {
 public:
  virtual std::vector<Item*> find_by_number_greater_than_order_by_number(std::int64_t number) = 0;
};
class [[repoc::repository]] BasketRepository : public repoc::Repository<Basket, std::int64_t> {
 public:
  virtual std::vector<Basket*> find_by_number_greater_than_order_by_number(std::int64_t number) = 0;
};

}  // namespace scale
