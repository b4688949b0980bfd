// "sqlite:" addresses -> connections. Registers itself when the library is linked.
//   sqlite:shop.db?journal_mode=wal    sqlite::memory:
#include <fmt/format.h>

#include <atomic>

#include "connection.hpp"
#include "error.hpp"
#include "repoc/detail/driver.hpp"
#include "repoc/error.hpp"

namespace repoc::sqlite {
namespace {

class SqliteDriver final : public detail::Driver {
 public:
  explicit SqliteDriver(Settings settings) : settings_(std::move(settings)) {
    // An in-memory database is gone with its last connection, and the pool may close all of its own.
    if (settings_.memory) keeper_ = std::make_unique<Connection>(settings_, no_log_);
  }
  [[nodiscard]] std::string_view dialect() const noexcept override { return "sqlite"; }
  std::unique_ptr<detail::Connection> connect(const StatementLog& log) override {
    return std::make_unique<Connection>(settings_, log);
  }

 private:
  Settings settings_;
  StatementLog no_log_;
  std::unique_ptr<Connection> keeper_;
};

std::unique_ptr<detail::Driver> make_driver(std::string_view place, detail::Options& options) {
  if (place.empty()) throw UsageError("the address names no file: \"sqlite:shop.db\" or \"sqlite::memory:\"", "open");
  if (place.find('\0') != std::string_view::npos) throw UsageError("the address holds NUL", "open");
  Settings settings;
  settings.memory = place == ":memory:";
  if (settings.memory) {
    // A name of its own, by which all connections of this one Database find it.
    static std::atomic<std::uint64_t> number{0};
    settings.file = fmt::format("file:/repoc-{}?vfs=memdb", ++number);
  } else {
    settings.file = place.starts_with(':') ? fmt::format("./{}", place) : std::string(place);
    settings.journal_mode = "wal";
  }
  settings.busy_timeout = static_cast<int>(options.take_number("busy_timeout", 5000, 0, 86'400'000));
  settings.statement_timeout = static_cast<int>(options.take_number("statement_timeout", 0, 0, 86'400'000));
  if (auto mode = options.take_word("journal_mode", {"delete", "truncate", "persist", "memory", "wal", "off"})) {
    settings.journal_mode = *std::move(mode);
    settings.journal_mode_asked = true;
  }
  settings.synchronous = options.take_word("synchronous", {"off", "normal", "full", "extra"}).value_or("full");
  return std::make_unique<SqliteDriver>(std::move(settings));
}

const detail::DriverRegistration kRegistration{"sqlite", make_driver};

}  // namespace
}  // namespace repoc::sqlite

// What the linker is told to look for, so that a static library's registration above is kept.
extern "C" {
extern const int repoc_sqlite_driver;  // NOLINT(readability-identifier-naming): a linker symbol
const int repoc_sqlite_driver = 1;     // NOLINT(readability-identifier-naming)
}
