#pragma once

#include <cstdint>
#include <repoc/repository.hpp>

#include "crash/domain.hpp"

namespace crash {

class [[repoc::repository]] ConsignmentRepository : public repoc::Repository<Consignment, std::int64_t> {
 public:
  virtual Consignment* get_by_number(std::int64_t number) = 0;
};
class [[repoc::repository]] ProgressRepository : public repoc::Repository<Progress, std::int64_t> {};

}  // namespace crash
