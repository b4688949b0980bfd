// One Database and eight threads, each with units of work and sessions of its own: no update is lost, no reader sees
// half a unit, and nothing is shared that must not be (build with REPOC_SANITIZE=thread to see it).
#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "fault/shop.hpp"

namespace fault {
namespace {

using repoc::Session;
using repoc::UnitOfWork;

constexpr int kThreads = 8;
constexpr int kUnits = 40;

void in_threads(const std::function<void(int thread)>& run) {
  std::vector<std::thread> threads;
  std::atomic<int> failed = 0;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] {
      const Caught caught = catch_error([&] { run(i); });
      if (caught.type.empty()) return;
      ++failed;
      ADD_FAILURE() << "thread " << i << ": " << caught.what;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(failed, 0);
}

class ThreadsTest : public ::testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(On, ThreadsTest, ::testing::Values("wal", "delete"),
                         [](const auto& row) { return std::string(row.param); });

// Each unit counts one up, and adds an order whose lines make its total; the pool is smaller than the crowd.
TEST_P(ThreadsTest, ShareADatabaseAndLoseNothing) {
  Shop shop("synchronous=off&pool=5&acquire_timeout=60000&busy_timeout=60000&journal_mode=" + std::string(GetParam()));
  std::atomic<int> halves = 0;
  std::atomic<int> seen = 0;
  in_threads([&](int thread) {
    for (int i = 0; i < kUnits; ++i) {
      const auto unit = [&](UnitOfWork& work) {
        ++work.repository<CounterRepository>().get("stock").value;
        const std::int64_t number = 1000 + thread * kUnits + i;
        work.repository<OrderRepository>().add({.number = number,
                                                .reference = std::to_string(number),
                                                .note = std::nullopt,
                                                .total = 3,
                                                .lines = {{"a", 1}, {"b", 2}}});
      };
      repoc::transact(shop.database(), unit, {.attempts = 10'000});
      if (i % 8 != 0) continue;
      Session session{shop.database()};
      for (const Order& order : session.repository<OrderRepository>().find_all()) {
        std::int64_t total = 0;
        for (const Line& line : order.lines) total += line.quantity;
        if (total != order.total) ++halves;
        ++seen;
      }
    }
  });
  EXPECT_EQ(halves, 0);
  EXPECT_GT(seen, 0);
  Session session{shop.database()};
  const Counter stock = *session.repository<CounterRepository>().find("stock");
  EXPECT_EQ(stock.value, kCanaryNumber + kThreads * kUnits);
  EXPECT_EQ(stock.version, 1 + kThreads * kUnits);
  EXPECT_EQ(session.repository<OrderRepository>().count(), 2 + kThreads * kUnits);
  EXPECT_EQ(shop.integrity(), "ok");
}

// All of them use one unit at once: each but its own thread is told, and the unit is as if they had not.
TEST_P(ThreadsTest, AreToldThatAUnitIsNotTheirs) {
  Shop shop("synchronous=off&journal_mode=" + std::string(GetParam()));
  std::atomic<int> told = 0;
  UnitOfWork work{shop.database()};
  auto& counters = work.repository<CounterRepository>();
  counters.get("stock").value = 1;
  in_threads([&](int) {
    for (int i = 0; i < kUnits; ++i) {
      if (catch_error([&] { counters.get("stock"); }).type == "UsageError") ++told;
      if (catch_error([&] { work.commit(); }).type == "UsageError") ++told;
    }
  });
  EXPECT_EQ(told, 2 * kThreads * kUnits);
  work.commit();
  EXPECT_EQ(Session{shop.database()}.repository<CounterRepository>().find("stock")->value, 1);
}

// Opening, closing and the first use of a repository, all at once.
TEST_P(ThreadsTest, OpenAndCloseOneFile) {
  Shop shop("synchronous=off&journal_mode=" + std::string(GetParam()));
  in_threads([&](int) {
    for (int i = 0; i < 5; ++i) {
      repoc::Database mine = repoc::open("sqlite:" + shop.file() +
                                         "?busy_timeout=60000&synchronous=off&journal_mode=" + std::string(GetParam()));
      repoc::create_schema<OrderRepository>(mine);
      EXPECT_EQ(Session{mine}.repository<OrderRepository>().count(), 2);
    }
  });
}

}  // namespace
}  // namespace fault
