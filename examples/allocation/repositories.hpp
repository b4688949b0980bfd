// The repositories of the stock-allocation example. The names are the queries.
#pragma once

#include <cstdint>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "allocation/model.hpp"

namespace allocation {

class [[repoc::repository]] ProductRepository : public repoc::Repository<Product, std::string> {
 public:
  virtual Product* get_by_sku(std::string_view sku) = 0;
  virtual Product* get_by_batches_reference(std::string_view reference) = 0;
  virtual Product* get_by_batches__reference(std::string_view reference) = 0;
};

class [[repoc::repository]] AllocationRepository : public repoc::Repository<Allocation, std::string> {
 public:
  virtual std::vector<Allocation> find_by_orderid(std::string_view orderid) = 0;
  virtual std::int64_t delete_by_orderid_and_sku(std::string_view orderid, std::string_view sku) = 0;
};

}  // namespace allocation
