// A store with the tables of mapping/domain.hpp.
#pragma once

#include <utility>

#include "conformance/back_end.hpp"
#include "conformance/mapping/repositories.repoc.hpp"

namespace conformance::mapping {

using namespace std::chrono_literals;
using repoc::Decimal;
using repoc::UnitOfWork;
using repoc::Uuid;

inline Decimal decimal(std::string_view text) { return Decimal::parse(text).value(); }
inline Uuid uuid(std::string_view text) { return Uuid::parse(text).value(); }

class MappingTest : public Conformance {
 protected:
  MappingTest() {
    // Orders first: what their references need comes with them.
    repoc::create_schema<OrderRepository>(db);
    repoc::create_schema<SpecimenRepository>(db);
    repoc::create_schema<PersonRepository>(db);
    repoc::create_schema<ReservationRepository>(db);
    log.clear();
  }
};

}  // namespace conformance::mapping
