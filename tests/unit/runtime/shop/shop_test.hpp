// A shop on a SQLite file with every statement logged, for the tests of the runtime under generated code.
// *.repoc.* beside this is what `repoc generate` wrote for repositories.hpp, kept so that these tests need no
// generator.
#pragma once

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <atomic>
#include <filesystem>
#include <functional>
#include <mutex>
#include <repoc/detail/driver.hpp>
#include <repoc/generated/context.hpp>
#include <repoc/repoc.hpp>
#include <string>
#include <thread>
#include <vector>

#include "shop/repositories.repoc.hpp"

namespace shop {

using namespace std::chrono_literals;  // for years and months in tests
using repoc::Session;
using repoc::UnitOfWork;
using Lines = std::vector<std::string>;

// Every connection to the file that the program has opened, to look at what the driver leaves open.
inline std::mutex handles_mutex;
inline std::vector<sqlite3*> handles;
inline int remember(sqlite3* handle, char**, const sqlite3_api_routines*) {
  const char* file = sqlite3_db_filename(handle, "main");
  if (file == nullptr || *file == '\0') return SQLITE_OK;  // in memory: what the tables are compared with
  const std::lock_guard lock(handles_mutex);
  handles.push_back(handle);
  return SQLITE_OK;
}

class ShopTest : public testing::Test {
 protected:
  explicit ShopTest(const std::string& options = "") {
    handles.clear();
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(&remember));
    std::string name = (std::filesystem::temp_directory_path() / "repoc-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    database_.emplace(repoc::open("sqlite:" + (folder_ / "shop.db").string() + "?synchronous=off" + options));
    repoc::create_schema<Products>(db());
    repoc::create_schema<Things>(db());
    repoc::create_schema<Tickets>(db());
    repoc::create_schema<Posts>(db());
    repoc::create_schema<Prices>(db());
    repoc::create_schema<Trees>(db());
    repoc::create_schema<Trees>(db());  // again: does no harm
    db().on_statement([this](const repoc::StatementEvent& event) {
      EXPECT_EQ(event.statement.find("secret"), std::string_view::npos);
      log_.push_back(std::string(event.query) + " " + std::to_string(event.rows) + (event.failed ? " failed" : ""));
      text_ = event.statement;
    });
  }
  ~ShopTest() override {
    // The pool is idle, and nothing was left open.
    for (sqlite3* handle : handles) EXPECT_EQ(sqlite3_txn_state(handle, nullptr), SQLITE_TXN_NONE);
    database_.reset();
    sqlite3_reset_auto_extension();
    std::filesystem::remove_all(folder_);
  }
  repoc::Database& db() { return *database_; }

  // What ran since the last call.
  Lines ran() { return std::exchange(log_, {}); }
  std::string last_text() { return text_; }

  // What is stored, as text: "CHAIR v1 chair: b1 7 [o1/CHAIR x2] b2 5".
  std::string stored(const std::string& sku = "CHAIR") {
    Session session(db());
    const std::optional<Product> product = session.repository<Products>().find(sku);
    std::string text = product ? as_text(*product) : "none";
    log_.clear();
    return text;
  }
  static std::string as_text(const Product& product) {
    std::string text = product.sku() + " v" + std::to_string(product.version()) + " " + product.name + ":";
    for (const Batch& batch : product.batches) {
      text += " " + batch.reference + " " + std::to_string(batch.quantity);
      if (batch.lines.empty()) continue;
      text += " [";
      for (const Line& line : batch.lines) text += line.order + "x" + std::to_string(line.qty) + " ";
      text.back() = ']';
    }
    return text;
  }

  void store_chair() {
    Product chair("CHAIR");
    chair.name = "chair";
    chair.batches = {{"b1", 7, {{"o1", "CHAIR", 2}, {"o2", "CHAIR", 3}}, {}}, {"b2", 5, {}, 2030y / 1 / 31d}};
    Session session(db());
    session.repository<Products>().save(chair);
    log_.clear();
  }

  // Runs `change` on the stored chair in one unit of work; the statements of its commit.
  Lines commit(const std::function<void(Product&)>& change) {
    UnitOfWork work(db());
    Product* chair = work.repository<Products>().get_by_sku("CHAIR");
    change(*chair);
    log_.clear();
    work.commit();
    return ran();
  }

  std::int64_t rows(const std::string& table) {
    repoc::detail::Lease lease(db().state().shared_from_this());
    std::int64_t count = 0;
    {
      repoc::detail::Run run(*lease, repoc::StatementKind::query, {"rows"}, "select count(*) from " + table);
      if (run.next()) run.row().get(0, count);
    }
    log_.clear();
    return count;
  }
  void execute(const std::string& sql) {
    repoc::detail::Lease lease(db().state().shared_from_this());
    repoc::detail::Run(*lease, repoc::StatementKind::write, {"by hand"}, sql).finish();
    log_.clear();
  }

 private:
  std::filesystem::path folder_;
  std::optional<repoc::Database> database_;
  Lines log_;
  std::string text_;
};

}  // namespace shop
