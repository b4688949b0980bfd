// A shop on a file of its own, one unit of work that touches every kind of write, and what a test asks after a fault:
// what was thrown, what is stored, does it go on.
//   Shop shop("journal_mode=delete");
//   Caught error = catch_error([&] { shop.work(); });   // {"Retryable", 5, "begin", "..."}
//   shop.stored() == shop.stored() of before
#pragma once

#include <sqlite3.h>

#include <functional>
#include <optional>
#include <repoc/repoc.hpp>
#include <string>
#include <string_view>

#include "fault/repositories.repoc.hpp"
#include "support/other_program.hpp"
#include "support/temporary_folder.hpp"

namespace fault {

// Is in every text that a test binds; no message may hold it.
inline constexpr const char* kCanary = "canary-7f3e";
// The same as a number.
inline constexpr std::int64_t kCanaryNumber = 918'273'645;

// What an action threw, by the name of its type.
struct Caught {
  std::string type;  // "Conflict"; "std::bad_alloc"; "" for nothing
  int code = 0;
  std::string query;
  std::string what;
};
Caught catch_error(const std::function<void()>& action);
// "" or what is wrong with the error: it holds a bound value, or does not say in which query it happened.
std::string complaint(const Caught& caught);

class Shop {
 public:
  // `options` of the address; `folder`: where the file is to be, else a temporary one. With its tables, and in them
  // what the work below needs.
  explicit Shop(const std::string& options = "", const std::string& folder = "");
  ~Shop();
  Shop(const Shop&) = delete;
  Shop& operator=(const Shop&) = delete;

  [[nodiscard]] const std::string& file() const { return file_; }
  repoc::Database& database() { return *database_; }
  // Closes the database, or opens it again.
  void close() { database_.reset(); }
  void open() { database_.emplace(repoc::open(address_)); }

  // Inserts, updates, moves and deletes: roots and owned rows, two types of root.
  static void change(repoc::UnitOfWork& work);
  // change() in one unit of work, and its commit; `between` comes before the commit. After an error the unit must say
  // that it is over: else another error than the first goes on.
  void work(const std::function<void()>& between = {});

  // The rows of the shop's tables, read by another program that opens the file for this.
  std::string stored();
  // The same of any file; `vfs`: see OtherProgram.
  static std::string stored(const std::string& file, const char* vfs = nullptr);
  // What stored() is after work() was done once on a new shop.
  static const std::string& stored_after_work();
  std::string integrity();

  // Every connection that this process has open to SQLite, those of an OtherProgram too.
  static void each_connection(const std::function<void(sqlite3*)>& use);
  // A value was seen in the statement log: must stay "".
  [[nodiscard]] const std::string& leaked() const { return leaked_; }

 private:
  std::optional<repoc::test::TemporaryFolder> folder_;
  std::string file_;
  std::string address_;
  std::string leaked_;
  std::optional<repoc::Database> database_;
};

}  // namespace fault
