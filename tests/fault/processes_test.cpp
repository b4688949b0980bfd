// Eight processes, 500 units of work each, on one file: each unit counts one number up through its object and adds a
// line to an order of its own; versions and transact() keep the sum exact.
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <vector>

#include "fault/shop.hpp"

namespace fault {
namespace {

using repoc::Session;
using repoc::UnitOfWork;

constexpr int kProcesses = 8;
constexpr int kUnits = 500;

// The life of one process; what it exits with.
int work(const std::string& address, int process) {
  int runs = 0;
  const Caught caught = catch_error([&] {
    repoc::Database database = repoc::open(address);
    for (int i = 0; i < kUnits; ++i) {
      const auto unit = [&](UnitOfWork& work) {
        ++runs;
        ++work.repository<CounterRepository>().get("stock").value;
        auto& orders = work.repository<OrderRepository>();
        Order& order = orders.get(100 + process);
        order.lines.push_back({std::to_string(i), 1});
        order.total += 1;
        if (order.lines.size() > 5) order.lines.erase(order.lines.begin());
        sched_yield();  // here others get in between
      };
      repoc::transact(database, unit, {.attempts = 100'000});
    }
  });
  if (!caught.type.empty())
    std::fprintf(stderr, "process %d: %s %s\n", process, caught.type.c_str(), caught.what.c_str());
  std::printf("process %d: %d units took %d runs\n", process, kUnits, runs);
  std::fflush(stdout);
  return caught.type.empty() ? 0 : 1;
}

class ProcessesTest : public ::testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(On, ProcessesTest, ::testing::Values("wal", "delete"),
                         [](const auto& row) { return std::string(row.param); });

TEST_P(ProcessesTest, CountToAnExactSum) {
  // Nobody loses power here, and a sync takes most of the time.
  const std::string options = "synchronous=off&busy_timeout=60000&journal_mode=" + std::string(GetParam());
  Shop shop(options);
  {
    UnitOfWork unit{shop.database()};
    for (int i = 0; i < kProcesses; ++i) {
      unit.repository<OrderRepository>().add({.number = 100 + i, .reference = std::to_string(i)});
    }
    unit.commit();
  }
  shop.close();         // no connection may cross a fork
  std::fflush(stdout);  // else each of them prints it again
  const auto start = std::chrono::steady_clock::now();
  std::vector<pid_t> children;
  for (int i = 0; i < kProcesses; ++i) {
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) _exit(work("sqlite:" + shop.file() + "?" + options, i));
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  std::printf("%d units in %.1f s\n", kProcesses * kUnits, took.count());
  shop.open();
  Session session{shop.database()};
  const Counter stock = *session.repository<CounterRepository>().find("stock");
  EXPECT_EQ(stock.value, kCanaryNumber + kProcesses * kUnits);
  EXPECT_EQ(stock.version, 1 + kProcesses * kUnits);
  for (int i = 0; i < kProcesses; ++i) {
    const Order order = *session.repository<OrderRepository>().find(100 + i);
    EXPECT_EQ(order.total, kUnits);
    EXPECT_EQ(order.version, 1 + kUnits);
    ASSERT_EQ(order.lines.size(), 5U);
    for (int line = 0; line < 5; ++line)
      EXPECT_EQ(order.lines[static_cast<std::size_t>(line)].sku, std::to_string(kUnits - 5 + line));
  }
  EXPECT_EQ(shop.integrity(), "ok");
}

}  // namespace
}  // namespace fault
