// A statement that takes longer than statement_timeout: what becomes of the unit of work that it was part of.
//   a read    the unit goes on, with what it has flushed, and can be committed
//   a write   SQLite undoes the whole transaction: the unit is over (faults_test.cpp has the row)
#include <gtest/gtest.h>

#include "fault/shop.hpp"

namespace fault {
namespace {

using repoc::UnitOfWork;

class TimeoutTest : public ::testing::TestWithParam<const char*> {
 protected:
  TimeoutTest() {
    repoc::test::OtherProgram(shop_.file())
        .execute(
            "with recursive c (x) as (select 10 union all select x + 1 from c where x < 1000) "
            "insert into gauges select x, 'g', 0, 0, 0, 1, 'low', '2030-01-01' from c");
  }
  static void read_for_ever(UnitOfWork& work) {
    const Caught caught = catch_error([&] { work.repository<GaugeRepository>().count_fours(kCanaryNumber); });
    EXPECT_EQ(caught.type, "Timeout") << caught.what;
    EXPECT_EQ(caught.code, SQLITE_INTERRUPT) << caught.what;
    EXPECT_EQ(caught.query, "GaugeRepository::count_fours");
    EXPECT_EQ(complaint(caught), "") << caught.what;
  }
  std::string counters() {
    return repoc::test::OtherProgram(shop_.file()).value("select value || ' ' || version from counters");
  }

  Shop shop_{"synchronous=off&statement_timeout=100&journal_mode=" + std::string(GetParam())};
};
INSTANTIATE_TEST_SUITE_P(On, TimeoutTest, ::testing::Values("wal", "delete"),
                         [](const auto& row) { return std::string(row.param); });

TEST_P(TimeoutTest, OfAReadLeavesAUnitThatHasWrittenAlive) {
  UnitOfWork work{shop_.database()};
  Counter& stock = work.repository<CounterRepository>().get("stock");
  stock.value = 1;
  work.flush();
  read_for_ever(work);
  EXPECT_EQ(stock.value, 1);
  EXPECT_EQ(work.repository<GaugeRepository>().count_by_unsigned_value(0), 992);
  stock.value = 2;
  work.commit();
  EXPECT_EQ(counters(), "2 3");
}

TEST_P(TimeoutTest, OfAReadLeavesAUnitThatHasOnlyReadAlive) {
  UnitOfWork work{shop_.database()};
  Counter& stock = work.repository<CounterRepository>().get("stock");
  read_for_ever(work);
  stock.value = 1;
  work.commit();
  EXPECT_EQ(counters(), "1 2");
}

TEST_P(TimeoutTest, OfAReadInASavepointLeavesItOpen) {
  UnitOfWork work{shop_.database()};
  work.repository<CounterRepository>().get("stock").value = 1;
  repoc::transact(work, [](UnitOfWork& inner) {
    inner.repository<CounterRepository>().get("stock").value = 2;
    read_for_ever(inner);
  });
  work.commit();
  EXPECT_EQ(counters(), "2 3");
}

}  // namespace
}  // namespace fault
