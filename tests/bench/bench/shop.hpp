// The file that both sides of a benchmark use: repoc through its repositories, and the hand-written side through the
// SQLite C API with cached statements.
#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <repoc/repoc.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "bench/repositories.repoc.hpp"

namespace bench {

inline constexpr int kProducts = 100'000;
inline constexpr int kListed = 1'000;  // products with a quantity below it
inline constexpr int kOrders = 5'000;
inline constexpr int kLines = 20;  // of an order

std::string sku_of(int i);
Product product(int i);

// Ends the program: a benchmark of what fails measures nothing.
[[noreturn]] void fail(const char* what);

// Made and filled at the first use, gone with the program.
class Shop {
 public:
  static Shop& get();
  ~Shop();
  Shop(const Shop&) = delete;
  Shop& operator=(const Shop&) = delete;

  repoc::Database& database() { return database_; }
  // A statement of the hand-written side; it lives as long as the shop.
  sqlite3_stmt* prepare(const char* text);
  void run(const char* text);

 private:
  Shop();

  std::filesystem::path folder_;
  repoc::Database database_;
  sqlite3* raw_ = nullptr;
  std::vector<sqlite3_stmt*> statements_;
};

// What careful code checks.
void bind(sqlite3_stmt* statement, int at, std::string_view text);
void bind(sqlite3_stmt* statement, int at, std::int64_t number);
void bind(sqlite3_stmt* statement, int at, double number);
std::string_view text(sqlite3_stmt* row, int column);
// Runs a statement without rows to its end and resets it.
void finish(sqlite3_stmt* statement);

inline constexpr const char* kProductBySku = "select sku, name, quantity, price, weight from products where sku = ?1";
inline constexpr const char* kProductsListed =
    "select sku, name, quantity, price, weight from products where quantity < ?1";
void read(sqlite3_stmt* row, Product& out);

}  // namespace bench
