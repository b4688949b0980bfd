// Detached reads through a repository against the same reads written by hand on the SQLite C API with cached
// statements, in one process on one database file. The hand-written side checks every return code and fills the same
// structs, as careful code would.
#include <benchmark/benchmark.h>
#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <random>
#include <repoc/repoc.hpp>
#include <string>
#include <vector>

#include "bench/repositories.repoc.hpp"
#include "ratio_reporter.hpp"

namespace {

constexpr int kRows = 100'000;
constexpr int kListed = 1'000;  // rows with a quantity below it

std::string sku_of(int i) { return "SKU-" + std::to_string(100'000 + i); }

[[noreturn]] void fail(const char* what) {
  std::fprintf(stderr, "benchmark: %s\n", what);
  std::abort();
}

// The file both sides read, filled once.
class Fixture {
 public:
  static Fixture& get() {
    static Fixture one;
    return one;
  }
  ~Fixture() {
    sqlite3_finalize(by_sku_);
    sqlite3_finalize(by_quantity_);
    sqlite3_close_v2(raw_);
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  Fixture(const Fixture&) = delete;
  Fixture& operator=(const Fixture&) = delete;

  bench::ProductRepository& repository() { return *repository_; }
  sqlite3_stmt* by_sku() const { return by_sku_; }
  sqlite3_stmt* by_quantity() const { return by_quantity_; }

 private:
  Fixture() {
    folder_ = std::filesystem::temp_directory_path() / ("repoc-bench-" + std::to_string(std::random_device{}()));
    std::filesystem::create_directories(folder_);
    const std::string path = (folder_ / "bench.db").string();
    database_ = std::make_unique<repoc::Database>(repoc::open("sqlite:" + path));
    repoc::create_schema<bench::ProductRepository>(*database_);
    {
      repoc::UnitOfWork work{*database_};
      auto& products = work.repository<bench::ProductRepository>();
      // Every hundredth product is one of the listed ones, so that the list's rows lie apart.
      for (int i = 0; i < kRows; ++i) {
        const int quantity = i % (kRows / kListed) == 0 ? i / (kRows / kListed) : kListed + i;
        products.add({sku_of(i), "a product with a name " + std::to_string(i), quantity, i * 0.5, i});
      }
      work.commit();
    }
    if (sqlite3_open_v2(path.c_str(), &raw_, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK) fail("open");
    // The list is served by an index on both sides: it measures rows, not a scan.
    if (sqlite3_exec(raw_, "create index products_quantity on products (quantity)", nullptr, nullptr, nullptr) !=
        SQLITE_OK) {
      fail("index");
    }
    by_sku_ = prepare("select sku, name, quantity, price, weight from products where sku = ?1");
    by_quantity_ = prepare("select sku, name, quantity, price, weight from products where quantity < ?1");
    session_ = std::make_unique<repoc::Session>(*database_);
    repository_ = &session_->repository<bench::ProductRepository>();
  }
  sqlite3_stmt* prepare(const char* text) {
    sqlite3_stmt* out = nullptr;
    if (sqlite3_prepare_v3(raw_, text, -1, SQLITE_PREPARE_PERSISTENT, &out, nullptr) != SQLITE_OK) fail("prepare");
    return out;
  }

  std::filesystem::path folder_;
  std::unique_ptr<repoc::Database> database_;
  std::unique_ptr<repoc::Session> session_;
  bench::ProductRepository* repository_ = nullptr;
  sqlite3* raw_ = nullptr;
  sqlite3_stmt* by_sku_ = nullptr;
  sqlite3_stmt* by_quantity_ = nullptr;
};

void read_row(sqlite3_stmt* row, bench::Product& out) {
  const auto text = [&](int column) {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(row, column));
    return std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(row, column)));
  };
  out.sku = text(0);
  out.name = text(1);
  out.quantity = sqlite3_column_int(row, 2);
  out.price = sqlite3_column_double(row, 3);
  out.weight = sqlite3_column_int64(row, 4);
}

void find_by_key_sqlite(benchmark::State& state) {
  sqlite3_stmt* statement = Fixture::get().by_sku();
  int i = 0;
  for (auto _ : state) {
    const std::string sku = sku_of(i = (i + 7919) % kRows);
    if (sqlite3_bind_text(statement, 1, sku.data(), static_cast<int>(sku.size()), SQLITE_STATIC) != SQLITE_OK) {
      fail("bind");
    }
    std::optional<bench::Product> found;
    if (sqlite3_step(statement) != SQLITE_ROW) fail("no row");
    read_row(statement, found.emplace());
    if (sqlite3_reset(statement) != SQLITE_OK) fail("reset");
    benchmark::DoNotOptimize(found);
  }
}
BENCHMARK(find_by_key_sqlite);

void find_by_key_repoc(benchmark::State& state) {
  auto& products = Fixture::get().repository();
  int i = 0;
  for (auto _ : state) {
    const std::string sku = sku_of(i = (i + 7919) % kRows);
    std::optional<bench::Product> found = products.find(sku);
    if (!found) fail("no row");
    benchmark::DoNotOptimize(found);
  }
}
BENCHMARK(find_by_key_repoc);

void find_by_name_repoc(benchmark::State& state) {
  auto& products = Fixture::get().repository();
  int i = 0;
  for (auto _ : state) {
    const std::string sku = sku_of(i = (i + 7919) % kRows);
    std::optional<bench::Product> found = products.find_by_sku(sku);
    if (!found) fail("no row");
    benchmark::DoNotOptimize(found);
  }
}
BENCHMARK(find_by_name_repoc);

// The same work as find_by_key_sqlite, and the second step that a method by name takes to know that no other row
// matches.
void find_by_name_sqlite(benchmark::State& state) {
  sqlite3_stmt* statement = Fixture::get().by_sku();
  int i = 0;
  for (auto _ : state) {
    const std::string sku = sku_of(i = (i + 7919) % kRows);
    if (sqlite3_bind_text(statement, 1, sku.data(), static_cast<int>(sku.size()), SQLITE_STATIC) != SQLITE_OK) {
      fail("bind");
    }
    std::optional<bench::Product> found;
    if (sqlite3_step(statement) != SQLITE_ROW) fail("no row");
    read_row(statement, found.emplace());
    if (sqlite3_step(statement) != SQLITE_DONE || sqlite3_reset(statement) != SQLITE_OK) fail("second row");
    benchmark::DoNotOptimize(found);
  }
}
BENCHMARK(find_by_name_sqlite);

void list_1000_sqlite(benchmark::State& state) {
  sqlite3_stmt* statement = Fixture::get().by_quantity();
  for (auto _ : state) {
    if (sqlite3_bind_int(statement, 1, kListed) != SQLITE_OK) fail("bind");
    std::vector<bench::Product> found;
    int step = SQLITE_ROW;
    while ((step = sqlite3_step(statement)) == SQLITE_ROW) read_row(statement, found.emplace_back());
    if (step != SQLITE_DONE || sqlite3_reset(statement) != SQLITE_OK || found.size() != kListed) fail("list");
    benchmark::DoNotOptimize(found.data());
  }
}
BENCHMARK(list_1000_sqlite);

void list_1000_repoc(benchmark::State& state) {
  auto& products = Fixture::get().repository();
  for (auto _ : state) {
    std::vector<bench::Product> found = products.find_by_quantity_less_than(kListed);
    if (found.size() != kListed) fail("list");
    benchmark::DoNotOptimize(found.data());
  }
}
BENCHMARK(list_1000_repoc);

}  // namespace

int main(int argc, char** argv) { return bench::run(argc, argv); }
