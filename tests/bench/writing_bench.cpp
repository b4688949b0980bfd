// A flush of a unit of work against the same writes by hand, row by row with a cached statement. Each transaction is
// rolled back, so that the file stays as it is and nothing waits for the disk.
#include <benchmark/benchmark.h>

#include "bench/shop.hpp"
#include "ratio_reporter.hpp"

namespace {

using bench::fail;
using bench::kListed;
using bench::kProducts;
using bench::Shop;

void insert_1000_sqlite(benchmark::State& state) {
  Shop& shop = Shop::get();
  static sqlite3_stmt* const begin = shop.prepare("begin immediate");
  static sqlite3_stmt* const rollback = shop.prepare("rollback");
  static sqlite3_stmt* const insert =
      shop.prepare("insert into products (sku, name, quantity, price, weight) values (?1, ?2, ?3, ?4, ?5)");
  for (auto _ : state) {
    bench::finish(begin);
    for (int i = kProducts; i < kProducts + 1000; ++i) {
      const bench::Product product = bench::product(i);
      bench::bind(insert, 1, product.sku);
      bench::bind(insert, 2, product.name);
      bench::bind(insert, 3, std::int64_t{product.quantity});
      bench::bind(insert, 4, product.price);
      bench::bind(insert, 5, product.weight);
      bench::finish(insert);
    }
    bench::finish(rollback);
  }
}
BENCHMARK(insert_1000_sqlite);

void insert_1000_repoc(benchmark::State& state) {
  for (auto _ : state) {
    repoc::UnitOfWork work{Shop::get().database()};
    auto& products = work.repository<bench::ProductRepository>();
    for (int i = kProducts; i < kProducts + 1000; ++i) products.add(bench::product(i));
    work.flush();
  }
}
BENCHMARK(insert_1000_repoc);

// By hand each row is read into a struct, changed and written by its key; nobody looks what has changed.
void load_and_update_1000_sqlite(benchmark::State& state) {
  Shop& shop = Shop::get();
  static sqlite3_stmt* const begin = shop.prepare("begin immediate");
  static sqlite3_stmt* const rollback = shop.prepare("rollback");
  static sqlite3_stmt* const select = shop.prepare(bench::kProductsListed);
  static sqlite3_stmt* const update = shop.prepare("update products set weight = ?1 where sku = ?2");
  for (auto _ : state) {
    bench::finish(begin);
    bench::bind(select, 1, std::int64_t{kListed});
    std::vector<bench::Product> found;
    int step = SQLITE_ROW;
    while ((step = sqlite3_step(select)) == SQLITE_ROW) bench::read(select, found.emplace_back());
    if (step != SQLITE_DONE || sqlite3_reset(select) != SQLITE_OK || found.size() != kListed) fail("list");
    for (bench::Product& product : found) {
      ++product.weight;
      bench::bind(update, 1, product.weight);
      bench::bind(update, 2, product.sku);
      bench::finish(update);
    }
    bench::finish(rollback);
  }
}
BENCHMARK(load_and_update_1000_sqlite);

void load_and_update_1000_repoc(benchmark::State& state) {
  for (auto _ : state) {
    repoc::UnitOfWork work{Shop::get().database()};
    std::vector<bench::Product*> found =
        work.repository<bench::ProductRepository>().list_by_quantity_less_than(kListed);
    if (found.size() != kListed) fail("list");
    for (bench::Product* product : found) ++product->weight;
    work.flush();
  }
}
BENCHMARK(load_and_update_1000_repoc);

// Loaded, and nothing is changed: what tracking costs.
void load_tracked_1000_sqlite(benchmark::State& state) {
  static sqlite3_stmt* const select = Shop::get().prepare(bench::kProductsListed);
  for (auto _ : state) {
    bench::bind(select, 1, std::int64_t{kListed});
    std::vector<bench::Product> found;
    int step = SQLITE_ROW;
    while ((step = sqlite3_step(select)) == SQLITE_ROW) bench::read(select, found.emplace_back());
    if (step != SQLITE_DONE || sqlite3_reset(select) != SQLITE_OK || found.size() != kListed) fail("list");
    benchmark::DoNotOptimize(found.data());
  }
}
BENCHMARK(load_tracked_1000_sqlite);

void load_tracked_1000_repoc(benchmark::State& state) {
  for (auto _ : state) {
    repoc::UnitOfWork work{Shop::get().database()};
    std::vector<bench::Product*> found =
        work.repository<bench::ProductRepository>().list_by_quantity_less_than(kListed);
    if (found.size() != kListed) fail("list");
    work.flush();
  }
}
BENCHMARK(load_tracked_1000_repoc);

}  // namespace

int main(int argc, char** argv) { return bench::run(argc, argv); }
