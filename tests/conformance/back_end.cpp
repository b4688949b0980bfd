#include "conformance/back_end.hpp"

#include <filesystem>
#include <random>

namespace conformance {

namespace {

std::filesystem::path new_folder() {
  auto folder = std::filesystem::temp_directory_path() / ("conformance-" + std::to_string(std::random_device{}()));
  std::filesystem::create_directory(folder);
  return folder;
}

// Nothing here has to survive a loss of power: synchronous=off.
class SqliteFile final : public Store {
 public:
  explicit SqliteFile(const std::string& journal_mode)
      : address_("sqlite:" + (folder_ / "test.db").string() + "?synchronous=off&journal_mode=" + journal_mode) {}
  ~SqliteFile() override {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  SqliteFile(const SqliteFile&) = delete;
  SqliteFile& operator=(const SqliteFile&) = delete;
  repoc::Database& database() override { return database_; }
  repoc::Database& neighbour() override { return neighbour_; }

 private:
  std::filesystem::path folder_ = new_folder();
  std::string address_;
  repoc::Database database_ = repoc::open(address_);
  repoc::Database neighbour_ = repoc::open(address_ + "&busy_timeout=0");
};

class SqliteMemory final : public Store {
 public:
  repoc::Database& database() override { return database_; }
  repoc::Database& neighbour() override { return database_; }

 private:
  repoc::Database database_ = repoc::open("sqlite::memory:?busy_timeout=0");
};

}  // namespace

std::vector<BackEnd> back_ends() {
  return {
      // Readers and a writer side by side, as programs use it.
      {"sqlite_wal", [] { return std::make_unique<SqliteFile>("wal"); }},
      // Here a reader that does not let go keeps every writer out.
      {"sqlite_rollback_journal", [] { return std::make_unique<SqliteFile>("delete"); }},
      {"sqlite_memory", [] { return std::make_unique<SqliteMemory>(); }},
  };
}

Conformance::Conformance() {
  repoc::create_schema<ContactRepository>(db);
  repoc::create_schema<AccountRepository>(db);
  repoc::create_schema<MembershipRepository>(db);
  repoc::create_schema<WarehouseRepository>(db);
  repoc::create_schema<AtlasRepository>(db);
  repoc::create_schema<TicketRepository>(db);
  repoc::create_schema<TokenRepository>(db);
  repoc::create_schema<ArticleRepository>(db);
  log.clear();
}

}  // namespace conformance
