#include "bench/shop.hpp"

#include <cstdio>
#include <cstdlib>
#include <random>

namespace bench {

std::string sku_of(int i) { return "SKU-" + std::to_string(100'000 + i); }

// Every hundredth product is one of the listed ones, so that the list's rows lie apart.
Product product(int i) {
  const int quantity = i % (kProducts / kListed) == 0 ? i / (kProducts / kListed) : kListed + i;
  return {sku_of(i), "a product with a name " + std::to_string(i), quantity, i * 0.5, i};
}

void fail(const char* what) {
  std::fprintf(stderr, "benchmark: %s\n", what);
  std::abort();
}

namespace {

std::filesystem::path new_folder() {
  auto out = std::filesystem::temp_directory_path() / ("repoc-bench-" + std::to_string(std::random_device{}()));
  std::filesystem::create_directories(out);
  return out;
}

}  // namespace

Shop& Shop::get() {
  static Shop one;
  return one;
}

Shop::Shop() : folder_(new_folder()), database_(repoc::open("sqlite:" + (folder_ / "bench.db").string())) {
  repoc::create_schema<ProductRepository>(database_);
  repoc::create_schema<OrderRepository>(database_);
  {
    repoc::UnitOfWork work{database_};
    auto& products = work.repository<ProductRepository>();
    for (int i = 0; i < kProducts; ++i) products.add(product(i));
    auto& orders = work.repository<OrderRepository>();
    for (int i = 0; i < kOrders; ++i) {
      Order order{i, "customer " + std::to_string(i % 100), {}, 0};
      for (int line = 0; line < kLines; ++line) order.lines.push_back({line, sku_of(i + line), line});
      orders.add(std::move(order));
    }
    work.commit();
  }
  if (sqlite3_open_v2((folder_ / "bench.db").c_str(), &raw_, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK) fail("open");
  run("pragma foreign_keys = on");
  // The list is served by an index on both sides: it measures rows, not a scan.
  run("create index products_quantity on products (quantity)");
}

Shop::~Shop() {
  for (sqlite3_stmt* statement : statements_) sqlite3_finalize(statement);
  sqlite3_close_v2(raw_);
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

sqlite3_stmt* Shop::prepare(const char* text) {
  sqlite3_stmt* out = nullptr;
  if (sqlite3_prepare_v3(raw_, text, -1, SQLITE_PREPARE_PERSISTENT, &out, nullptr) != SQLITE_OK) fail("prepare");
  statements_.push_back(out);
  return out;
}

void Shop::run(const char* text) {
  if (sqlite3_exec(raw_, text, nullptr, nullptr, nullptr) != SQLITE_OK) fail(text);
}

void bind(sqlite3_stmt* statement, int at, std::string_view text) {
  if (sqlite3_bind_text64(statement, at, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8) != SQLITE_OK) {
    fail("bind");
  }
}
void bind(sqlite3_stmt* statement, int at, std::int64_t number) {
  if (sqlite3_bind_int64(statement, at, number) != SQLITE_OK) fail("bind");
}
void bind(sqlite3_stmt* statement, int at, double number) {
  if (sqlite3_bind_double(statement, at, number) != SQLITE_OK) fail("bind");
}

std::string_view text(sqlite3_stmt* row, int column) {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(row, column));
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(row, column))};
}

void finish(sqlite3_stmt* statement) {
  if (sqlite3_step(statement) != SQLITE_DONE || sqlite3_reset(statement) != SQLITE_OK) fail("step");
}

void read(sqlite3_stmt* row, Product& out) {
  out.sku = text(row, 0);
  out.name = text(row, 1);
  out.quantity = sqlite3_column_int(row, 2);
  out.price = sqlite3_column_double(row, 3);
  out.weight = sqlite3_column_int64(row, 4);
}

}  // namespace bench
