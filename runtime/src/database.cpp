// Addresses, the drivers that are linked, the pool of connections, and the schema.
//   "sqlite:shop.db?pool=4&busy_timeout=100" -> driver "sqlite", place "shop.db", options -> Database
#include "repoc/database.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "repoc/detail/driver.hpp"
#include "repoc/error.hpp"
#include "repoc/generated/context.hpp"

namespace repoc {
namespace detail {
namespace {

struct Registry {
  std::mutex mutex;
  std::vector<std::pair<std::string_view, MakeDriver>> drivers;
};
// A function's static, because registrations run before main in no particular order.
Registry& registry() {
  static Registry registry;
  return registry;
}

std::string_view library_of(std::string_view scheme) {
  if (scheme == "sqlite") return "repoc::sqlite";
  if (scheme == "postgresql" || scheme == "postgres") return "repoc::postgres";
  if (scheme == "mongodb" || scheme == "mongodb+srv") return "repoc::mongo";
  return {};
}

}  // namespace

DriverRegistration::DriverRegistration(std::string_view scheme, MakeDriver make) {
  const std::lock_guard lock(registry().mutex);
  registry().drivers.emplace_back(scheme, make);
}

Options::Options(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('&'), text.size());
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t equals = part.find('=');
    if (equals == 0 || equals == std::string_view::npos) {
      throw UsageError(fmt::format("'{}' is no option: write name=value, joined by '&'", part), "open");
    }
    const std::string_view name = part.substr(0, equals);
    if (std::ranges::any_of(options_, [&](const auto& option) { return option.first == name; })) {
      throw UsageError(fmt::format("option '{}' is given twice", name), "open");
    }
    options_.emplace_back(name, part.substr(equals + 1));
  }
}

std::optional<std::string> Options::take(std::string_view name) {
  const auto found = std::ranges::find_if(options_, [&](const auto& option) { return option.first == name; });
  if (found == options_.end()) return std::nullopt;
  std::string value = std::move(found->second);
  options_.erase(found);
  return value;
}

std::int64_t Options::take_number(std::string_view name, std::int64_t otherwise, std::int64_t least,
                                  std::int64_t most) {
  const std::optional<std::string> text = take(name);
  if (!text) return otherwise;
  std::int64_t value = 0;
  const char* end = text->data() + text->size();
  const auto [stop, error] = std::from_chars(text->data(), end, value);
  if (error != std::errc{} || stop != end || value < least || value > most) {
    throw UsageError(fmt::format("option '{}' must be a number from {} to {}", name, least, most), "open");
  }
  return value;
}

std::optional<std::string> Options::take_word(std::string_view name, std::initializer_list<std::string_view> words) {
  std::optional<std::string> text = take(name);
  if (text && std::ranges::find(words, *text) == words.end()) {
    throw UsageError(fmt::format("option '{}' must be one of: {}", name, fmt::join(words, ", ")), "open");
  }
  return text;
}

void Options::finish() const {
  if (!options_.empty()) throw UsageError(fmt::format("unknown option '{}'", options_.front().first), "open");
}

DatabaseState::DatabaseState(std::unique_ptr<Driver> driver, std::size_t pool,
                             std::chrono::milliseconds acquire_timeout, bool schema_check)
    : driver_(std::move(driver)), pool_(pool), acquire_timeout_(acquire_timeout), schema_check_(schema_check) {
  idle_.reserve(pool_);  // so that giving back cannot fail
}
DatabaseState::~DatabaseState() = default;

std::unique_ptr<Connection> DatabaseState::acquire() {
  {
    std::unique_lock lock(mutex_);
    const bool free = freed_.wait_for(lock, acquire_timeout_, [&] { return !idle_.empty() || open_ < pool_; });
    if (!free) {
      throw PoolExhausted(
          fmt::format("no connection became free within {} ms: all {} are in use", acquire_timeout_.count(), pool_),
          "connect");
    }
    if (!idle_.empty()) {
      std::unique_ptr<Connection> connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
    ++open_;
  }
  // Outside the lock: opening can take a while.
  try {
    return driver_->connect(log_);
  } catch (...) {
    give_back(nullptr);
    throw;
  }
}

void DatabaseState::give_back(std::unique_ptr<Connection> connection) noexcept {
  if (connection) connection->rollback();  // whatever was left open
  const bool keep = connection && connection->usable();
  {
    const std::lock_guard lock(mutex_);
    if (keep) {
      idle_.push_back(std::move(connection));
    } else {
      --open_;
    }
  }
  freed_.notify_one();
}

bool DatabaseState::must_check(const CompiledRepository& repository) {
  if (!schema_check_) return false;
  const std::lock_guard lock(mutex_);
  return !checked_.contains(&repository);
}
void DatabaseState::checked(const CompiledRepository& repository) {
  const std::lock_guard lock(mutex_);
  checked_.insert(&repository);
}

Lease::Lease(std::shared_ptr<DatabaseState> from) : from_(std::move(from)), connection_(from_->acquire()) {}
Lease::Lease(Lease&& other) noexcept = default;
Lease& Lease::operator=(Lease&& other) noexcept {
  if (this != &other) {
    end();
    from_ = std::move(other.from_);
    connection_ = std::move(other.connection_);
  }
  return *this;
}
Lease::~Lease() { end(); }
void Lease::end() noexcept {
  if (connection_) from_->give_back(std::move(connection_));
  from_.reset();
}

const CompiledRepository& require(const CompiledRepository* repository, std::string_view dialect) {
  if (repository == nullptr) {
    throw UsageError(
        fmt::format("the repository was not generated for this back end: add '{}' to the dialects of repoc_generate()",
                    dialect),
        "repository");
  }
  return *repository;
}

void create_schema(Database& database, const CompiledRepository& repository) {
  Lease connection(database.state().shared_from_this());
  connection->begin(Lock::write);
  for (const std::string_view statement : repository.schema) {
    Run(*connection, StatementKind::schema, {repository.name, "create_schema"}, statement).finish();
  }
  connection->commit();
}

}  // namespace detail

Database::Database(std::shared_ptr<detail::DatabaseState> state) : state_(std::move(state)) {}
void Database::on_statement(StatementLog log) { state_->set_log(std::move(log)); }
std::string_view Database::dialect() const noexcept { return state_->dialect(); }

Database open(std::string_view address) {
  const std::size_t colon = address.find(':');
  if (colon == std::string_view::npos || colon == 0) {
    throw UsageError(R"(the address must start with a back end: "sqlite:shop.db" or "sqlite::memory:")", "open");
  }
  const std::string_view scheme = address.substr(0, colon);
  const std::string_view rest = address.substr(colon + 1);
  const std::size_t question = std::min(rest.find('?'), rest.size());
  detail::MakeDriver make = nullptr;
  {
    const std::lock_guard lock(detail::registry().mutex);
    for (const auto& [name, driver] : detail::registry().drivers) {
      if (name == scheme) make = driver;
    }
  }
  if (make == nullptr) {
    const std::string_view library = detail::library_of(scheme);
    throw UsageError(library.empty() ? fmt::format("there is no back end '{}'", scheme)
                                     : fmt::format("the back end '{}' is not linked: link {}", scheme, library),
                     "open");
  }
  detail::Options options(rest.substr(std::min(question + 1, rest.size())));
  const auto pool = static_cast<std::size_t>(options.take_number("pool", 8, 1, 10'000));
  const std::chrono::milliseconds timeout(options.take_number("acquire_timeout", 5'000, 0, 86'400'000));
  const bool schema_check = options.take_word("schema_check", {"on", "off"}) != "off";
  std::unique_ptr<detail::Driver> driver = make(rest.substr(0, question), options);
  options.finish();
  auto state = std::make_shared<detail::DatabaseState>(std::move(driver), pool, timeout, schema_check);
  // Opens the first connection: what is wrong with the database shows now.
  [[maybe_unused]] const detail::Lease first{state};
  return Database(std::move(state));
}

}  // namespace repoc
