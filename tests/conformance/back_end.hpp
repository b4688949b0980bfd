// What the suite runs on. A back end makes empty stores; every test gets one of its own, with the tables made and a
// recorder of its statements. To add a back end is to add a row to back_ends().
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <optional>
#include <repoc/repoc.hpp>
#include <string>
#include <utility>
#include <vector>

#include "conformance/repositories.repoc.hpp"
#include "support/statement_recorder.hpp"

namespace conformance {

using repoc::test::Lines;
using repoc::test::StatementRecorder;

// An empty database that goes away with the object.
class Store {
 public:
  virtual ~Store() = default;
  // The program under test.
  virtual repoc::Database& database() = 0;
  // Another program on the same data, which waits for nobody; where the data has one program only, the same one.
  virtual repoc::Database& neighbour() = 0;
};

struct BackEnd {
  std::string name;
  std::function<std::unique_ptr<Store>()> make;
};
std::vector<BackEnd> back_ends();
inline void PrintTo(const BackEnd& back_end, std::ostream* out) { *out << back_end.name; }

// The base of every case: `db` is empty but for its tables; `log` starts empty.
class Conformance : public ::testing::TestWithParam<BackEnd> {
 private:
  std::unique_ptr<Store> store_ = GetParam().make();

 protected:
  repoc::Database& db = store_->database();
  repoc::Database& neighbour = store_->neighbour();
  StatementRecorder log{db};

  Conformance();

  // Stores these entities in one unit of work and forgets the statements it took.
  template <class R, class... T>
  void given(T... entities) {
    repoc::UnitOfWork work{db};
    (work.repository<R>().add(std::move(entities)), ...);
    work.commit();
    log.clear();
  }
  // What is stored now, read apart from every unit of work. Leaves the log alone.
  template <class R, class Id>
  std::optional<typename R::entity_type> stored(const Id& id) {
    repoc::Session session{neighbour};
    return session.repository<R>().find(typename R::id_type(id));
  }
  template <class R>
  std::int64_t stored_count() {
    repoc::Session session{neighbour};
    return session.repository<R>().count();
  }
};

#define REPOC_ON_EVERY_BACK_END(Suite)                                               \
  INSTANTIATE_TEST_SUITE_P(On, Suite, ::testing::ValuesIn(conformance::back_ends()), \
                           [](const auto& row) { return row.param.name; })

}  // namespace conformance
