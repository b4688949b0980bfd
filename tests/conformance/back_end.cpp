#include "conformance/back_end.hpp"

#include <filesystem>
#include <random>

namespace conformance {

namespace {

class SqliteFile final : public Store {
 public:
  SqliteFile()
      : folder_(std::filesystem::temp_directory_path() / ("conformance-" + std::to_string(std::random_device{}()))),
        made_(std::filesystem::create_directory(folder_)),
        database_(repoc::open("sqlite:" + (folder_ / "test.db").string())),
        neighbour_(repoc::open("sqlite:" + (folder_ / "test.db").string() + "?busy_timeout=0")) {}
  ~SqliteFile() override {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  SqliteFile(const SqliteFile&) = delete;
  SqliteFile& operator=(const SqliteFile&) = delete;
  repoc::Database& database() override { return database_; }
  repoc::Database& neighbour() override { return neighbour_; }

 private:
  std::filesystem::path folder_;
  bool made_;
  repoc::Database database_;
  repoc::Database neighbour_;
};

class SqliteMemory final : public Store {
 public:
  repoc::Database& database() override { return database_; }
  repoc::Database& neighbour() override { return database_; }

 private:
  repoc::Database database_ = repoc::open("sqlite::memory:");
};

}  // namespace

std::vector<BackEnd> back_ends() {
  return {
      {"sqlite_file", [] { return std::make_unique<SqliteFile>(); }},
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
