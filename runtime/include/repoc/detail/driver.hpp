// What a back end's library implements besides connections, and how it makes itself known. Not for programs.
//   open("sqlite:shop.db?pool=4") -> the driver registered for "sqlite" -> DatabaseState: the pool of its connections
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "repoc/generated/connection.hpp"

namespace repoc::detail {

// What stands after '?': "busy_timeout=5000&pool=8".
class Options {
 public:
  // UsageError if it is malformed or names an option twice.
  explicit Options(std::string_view text);
  // The option, which is then known; UsageError if it is no number between the two.
  std::int64_t take_number(std::string_view name, std::int64_t otherwise, std::int64_t least, std::int64_t most);
  // The option, which must be one of these words.
  std::optional<std::string> take_word(std::string_view name, std::initializer_list<std::string_view> words);
  // UsageError if an option was not taken.
  void finish() const;

 private:
  std::optional<std::string> take(std::string_view name);
  std::vector<std::pair<std::string, std::string>> options_;
};

// One database. connect() may be called by several threads at once.
class Driver {
 public:
  Driver() = default;
  Driver(const Driver&) = delete;
  Driver& operator=(const Driver&) = delete;
  virtual ~Driver() = default;
  [[nodiscard]] virtual std::string_view dialect() const noexcept = 0;
  virtual std::unique_ptr<Connection> connect(const StatementLog& log) = 0;
};

// `place` is what stands between ':' and '?'. Takes the options it knows.
using MakeDriver = std::unique_ptr<Driver> (*)(std::string_view place, Options& options);

// Called by a static object in the back end's library. `scheme` must be a literal.
struct DriverRegistration {
  DriverRegistration(std::string_view scheme, MakeDriver make);
};

class DatabaseState : public std::enable_shared_from_this<DatabaseState> {
 public:
  DatabaseState(std::unique_ptr<Driver> driver, std::size_t pool, std::chrono::milliseconds acquire_timeout,
                bool schema_check);
  ~DatabaseState();

  [[nodiscard]] std::string_view dialect() const noexcept { return driver_->dialect(); }
  // Waits for a free connection; PoolExhausted when none came in time.
  std::unique_ptr<Connection> acquire();
  void give_back(std::unique_ptr<Connection> connection) noexcept;
  void set_log(StatementLog log) { log_ = std::move(log); }

  // Whether the tables of that repository are still to be compared with the model. Two threads may both be told so.
  [[nodiscard]] bool must_check(const CompiledRepository& repository);
  // They were, and fit.
  void checked(const CompiledRepository& repository);

 private:
  std::unique_ptr<Driver> driver_;  // first: it may keep the database alive until the last connection is gone
  std::size_t pool_;
  std::chrono::milliseconds acquire_timeout_;
  StatementLog log_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::size_t open_ = 0;  // idle or handed out
  std::vector<std::unique_ptr<Connection>> idle_;
  bool schema_check_;
  std::unordered_set<const CompiledRepository*> checked_;
};

}  // namespace repoc::detail
