// Detached reads through a repository against the same reads written by hand, in one process on one database file. The
// hand-written side checks every return code and fills the same structs, as careful code would.
#include <benchmark/benchmark.h>

#include <optional>

#include "bench/shop.hpp"
#include "ratio_reporter.hpp"

namespace {

using bench::fail;
using bench::kListed;
using bench::kProducts;
using bench::Shop;
using bench::sku_of;

template <class R>
R& repository() {
  static repoc::Session session{Shop::get().database()};
  return session.repository<R>();
}

void find_by_key_sqlite(benchmark::State& state) {
  static sqlite3_stmt* const statement = Shop::get().prepare(bench::kProductBySku);
  int i = 0;
  for (auto _ : state) {
    const std::string sku = sku_of(i = (i + 7919) % kProducts);
    bench::bind(statement, 1, sku);
    std::optional<bench::Product> found;
    if (sqlite3_step(statement) != SQLITE_ROW) fail("no row");
    bench::read(statement, found.emplace());
    if (sqlite3_reset(statement) != SQLITE_OK) fail("reset");
    benchmark::DoNotOptimize(found);
  }
}
BENCHMARK(find_by_key_sqlite);

void find_by_key_repoc(benchmark::State& state) {
  auto& products = repository<bench::ProductRepository>();
  int i = 0;
  for (auto _ : state) {
    const std::string sku = sku_of(i = (i + 7919) % kProducts);
    std::optional<bench::Product> found = products.find(sku);
    if (!found) fail("no row");
    benchmark::DoNotOptimize(found);
  }
}
BENCHMARK(find_by_key_repoc);

// The same work as find_by_key_sqlite, and the second step that a method by name takes to know that no other row
// matches.
void find_by_name_sqlite(benchmark::State& state) {
  static sqlite3_stmt* const statement = Shop::get().prepare(bench::kProductBySku);
  int i = 0;
  for (auto _ : state) {
    const std::string sku = sku_of(i = (i + 7919) % kProducts);
    bench::bind(statement, 1, sku);
    std::optional<bench::Product> found;
    if (sqlite3_step(statement) != SQLITE_ROW) fail("no row");
    bench::read(statement, found.emplace());
    bench::finish(statement);
    benchmark::DoNotOptimize(found);
  }
}
BENCHMARK(find_by_name_sqlite);

void find_by_name_repoc(benchmark::State& state) {
  auto& products = repository<bench::ProductRepository>();
  int i = 0;
  for (auto _ : state) {
    const std::string sku = sku_of(i = (i + 7919) % kProducts);
    std::optional<bench::Product> found = products.find_by_sku(sku);
    if (!found) fail("no row");
    benchmark::DoNotOptimize(found);
  }
}
BENCHMARK(find_by_name_repoc);

void list_1000_sqlite(benchmark::State& state) {
  static sqlite3_stmt* const statement = Shop::get().prepare(bench::kProductsListed);
  for (auto _ : state) {
    bench::bind(statement, 1, std::int64_t{kListed});
    std::vector<bench::Product> found;
    int step = SQLITE_ROW;
    while ((step = sqlite3_step(statement)) == SQLITE_ROW) bench::read(statement, found.emplace_back());
    if (step != SQLITE_DONE || sqlite3_reset(statement) != SQLITE_OK || found.size() != kListed) fail("list");
    benchmark::DoNotOptimize(found.data());
  }
}
BENCHMARK(list_1000_sqlite);

void list_1000_repoc(benchmark::State& state) {
  auto& products = repository<bench::ProductRepository>();
  for (auto _ : state) {
    std::vector<bench::Product> found = products.find_by_quantity_less_than(kListed);
    if (found.size() != kListed) fail("list");
    benchmark::DoNotOptimize(found.data());
  }
}
BENCHMARK(list_1000_repoc);

// An order and its lines: by hand two statements in a read transaction, so that they are of one moment.
void aggregate_1_20_sqlite(benchmark::State& state) {
  Shop& shop = Shop::get();
  static sqlite3_stmt* const begin = shop.prepare("begin");
  static sqlite3_stmt* const commit = shop.prepare("commit");
  static sqlite3_stmt* const root = shop.prepare("select id, customer, version from orders where id = ?1");
  static sqlite3_stmt* const lines =
      shop.prepare("select number, sku, quantity from order_line where order_id = ?1 order by lines_position");
  int i = 0;
  for (auto _ : state) {
    const std::int64_t id = i = (i + 997) % bench::kOrders;
    bench::finish(begin);
    std::optional<bench::Order> found;
    bench::bind(root, 1, id);
    if (sqlite3_step(root) != SQLITE_ROW) fail("no row");
    bench::Order& order = found.emplace();
    order.id = sqlite3_column_int64(root, 0);
    order.customer = bench::text(root, 1);
    order.version = sqlite3_column_int64(root, 2);
    if (sqlite3_reset(root) != SQLITE_OK) fail("reset");
    bench::bind(lines, 1, id);
    int step = SQLITE_ROW;
    while ((step = sqlite3_step(lines)) == SQLITE_ROW) {
      bench::OrderLine& line = order.lines.emplace_back();
      line.number = sqlite3_column_int(lines, 0);
      line.sku = bench::text(lines, 1);
      line.quantity = sqlite3_column_int(lines, 2);
    }
    if (step != SQLITE_DONE || sqlite3_reset(lines) != SQLITE_OK || order.lines.size() != bench::kLines) fail("lines");
    bench::finish(commit);
    benchmark::DoNotOptimize(found);
  }
}
BENCHMARK(aggregate_1_20_sqlite);

void aggregate_1_20_repoc(benchmark::State& state) {
  auto& orders = repository<bench::OrderRepository>();
  int i = 0;
  for (auto _ : state) {
    std::optional<bench::Order> found = orders.find(i = (i + 997) % bench::kOrders);
    if (!found || found->lines.size() != bench::kLines) fail("lines");
    benchmark::DoNotOptimize(found);
  }
}
BENCHMARK(aggregate_1_20_repoc);

}  // namespace

int main(int argc, char** argv) { return bench::run(argc, argv); }
