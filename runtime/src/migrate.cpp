// Scripts, from a directory or from the program -> those that the database has not had -> one transaction for each.
#include "repoc/migrate.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <optional>
#include <system_error>

#include "repoc/detail/driver.hpp"
#include "repoc/detail/text.hpp"
#include "repoc/error.hpp"
#include "repoc/generated/context.hpp"

namespace repoc {
namespace detail {
namespace {

constexpr std::string_view kCall = "migrate";

struct Script {
  int number = 0;
  std::string name;   // "add_eta"
  std::string label;  // "0002_add_eta"
  std::string text;
};

struct Embedded {
  std::mutex mutex;
  std::vector<std::span<const EmbeddedScript>> sets;
};
// A function's static, because registrations run before main in no particular order.
Embedded& embedded() {
  static Embedded all;
  return all;
}

// A script of that back end by the name of its file; none: it is another one's, or no script.
std::optional<Script> script(std::string_view file, std::string_view dialect) {
  const std::string ending = fmt::format(".{}.sql", dialect);
  if (!file.ends_with(ending)) return std::nullopt;
  Script out;
  out.label = file.substr(0, file.size() - ending.size());
  const char* const end = out.label.data() + out.label.size();
  const auto [stop, error] = std::from_chars(out.label.data(), end, out.number);
  if (error != std::errc{} || out.number < 1 || stop == end || *stop != '_' || stop + 1 == end) {
    throw MappingError(fmt::format("'{}' is named unlike 0001_name{}", file, ending), kCall);
  }
  out.name.assign(stop + 1, end);
  return out;
}

// What a version control system may do to line ends is no change.
std::string with_plain_line_ends(std::string text) {
  std::size_t to = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') text[to++] = text[i];
  }
  text.resize(to);
  return text;
}

void take_text(Script& script, std::string text) {
  script.text = with_plain_line_ends(std::move(text));
  if (!is_clean_text(script.text)) {
    throw EncodingError(fmt::format("{} is no valid UTF-8, or holds NUL", script.label), kCall);
  }
}

std::vector<Script> read_directory(std::string_view directory, std::string_view dialect) {
  namespace fs = std::filesystem;
  std::vector<Script> out;
  std::error_code error;
  fs::directory_iterator files(fs::path(directory), error);
  while (!error && files != fs::directory_iterator()) {
    if (auto one = script(files->path().filename().string(), dialect)) {
      std::ifstream in(files->path(), std::ios::binary);
      std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
      if (!in) throw UsageError(fmt::format("'{}' cannot be read", files->path().string()), kCall);
      take_text(*one, std::move(text));
      out.push_back(*std::move(one));
    }
    files.increment(error);
  }
  if (error) throw UsageError(fmt::format("'{}' cannot be read: {}", directory, error.message()), kCall);
  if (out.empty()) throw UsageError(fmt::format("'{}' holds no script for {}", directory, dialect), kCall);
  return out;
}

std::vector<Script> read_embedded(std::string_view dialect) {
  std::vector<Script> out;
  const std::lock_guard lock(embedded().mutex);
  for (const std::span<const EmbeddedScript> set : embedded().sets) {
    for (const EmbeddedScript& file : set) {
      auto one = script(file.file, dialect);
      if (!one) continue;
      take_text(*one, std::string(file.text));
      out.push_back(*std::move(one));
    }
  }
  if (out.empty()) {
    throw UsageError(
        fmt::format("the program holds no script for {}: call repoc_migrations() in its CMakeLists.txt, or "
                    "name a directory",
                    dialect),
        kCall);
  }
  return out;
}

// 1, 2, 3, ...
void check_numbers(std::vector<Script>& scripts) {
  std::ranges::sort(scripts, {}, [](const Script& one) { return std::pair(one.number, one.name); });
  for (std::size_t i = 0; i < scripts.size(); ++i) {
    const Script& one = scripts[i];
    const int expected = static_cast<int>(i) + 1;
    if (one.number < expected) {
      throw MappingError(
          fmt::format("two scripts have the number {}: {} and {}", one.number, scripts[i - 1].label, one.label), kCall);
    }
    if (one.number > expected) {
      throw MappingError(fmt::format("script number {} is missing: there is {}", expected, one.label), kCall);
    }
  }
}

struct Applied {
  int number = 0;
  std::string name;
  std::string text;
};

std::vector<Applied> applied(Connection& connection) {
  std::vector<Applied> out;
  Run run(connection, StatementKind::query, {kCall},
          "select number, name, script\nfrom repoc_migration\norder by number");
  while (run.next()) {
    Applied& one = out.emplace_back();
    run.row().get(0, one.number);
    run.row().get(1, one.name);
    run.row().get(2, one.text);
  }
  return out;
}

void check_applied(const std::vector<Applied>& applied, const std::vector<Script>& scripts) {
  for (std::size_t i = 0; i < applied.size(); ++i) {
    const Applied& one = applied[i];
    const int expected = static_cast<int>(i) + 1;
    const std::string label = fmt::format("{:04}_{}", one.number, one.name);
    if (one.number != expected) {
      throw MappingError(fmt::format("the database has had {}, but no script number {}", label, expected), kCall);
    }
    if (i >= scripts.size()) {
      throw MappingError(
          fmt::format("the database has had {}, which is not among the scripts: is the program older?", label), kCall);
    }
    if (scripts[i].text != one.text) {
      throw MappingError(fmt::format("{} is not what was applied to the database: undo the change and write a script "
                                     "of its own for it",
                                     scripts[i].label),
                         kCall);
    }
  }
}

// The transaction of one script; undone unless committed.
class Step {
 public:
  explicit Step(Connection& connection) : connection_(connection) { connection_.begin_migration(); }
  ~Step() { connection_.end_migration(); }
  Step(const Step&) = delete;
  Step& operator=(const Step&) = delete;

 private:
  Connection& connection_;
};

void record(Connection& connection, const Script& script) {
  const std::string now = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
  Run run(connection, StatementKind::write, {kCall},
          "insert into repoc_migration (number, name, script, applied_at)\nvalues (?1, ?2, ?3, ?4)");
  run.statement().bind(1, script.number);
  run.statement().bind(2, script.name);
  run.statement().bind(3, script.text);
  run.statement().bind(4, now);
  run.finish();
}

// At most starts there is nothing to do, and no reason to wait for another writer.
bool is_up_to_date(Connection& connection, const std::vector<Script>& scripts) {
  connection.begin(Lock::read);
  std::vector<Applied> had;
  if (connection.has_table({kCall}, "repoc_migration")) had = applied(connection);
  connection.commit();
  check_applied(had, scripts);
  return had.size() == scripts.size();
}

// False: there is none left.
bool apply_next(Connection& connection, const std::vector<Script>& scripts, std::vector<Migration>& done) {
  const Step step(connection);
  // Under the lock: what another process has applied meanwhile is known here.
  Run(connection, StatementKind::schema, {kCall},
      "create table if not exists repoc_migration (\n  number integer primary key,\n  name text not null,\n"
      "  script text not null,\n  applied_at text not null\n)")
      .finish();
  const std::vector<Applied> had = applied(connection);
  check_applied(had, scripts);
  if (had.size() == scripts.size()) return false;
  const Script& next = scripts[had.size()];
  connection.run_script({kCall, next.label}, next.text);
  record(connection, next);
  connection.commit_migration({kCall, next.label});
  done.push_back({next.number, next.name});
  return had.size() + 1 < scripts.size();
}

std::vector<Migration> apply(Database& database, std::vector<Script> scripts) {
  check_numbers(scripts);
  const Lease connection(database.state().shared_from_this());
  std::vector<Migration> done;
  if (is_up_to_date(*connection, scripts)) return done;
  while (apply_next(*connection, scripts, done)) {
  }
  return done;
}

}  // namespace

MigrationRegistration::MigrationRegistration(std::span<const EmbeddedScript> scripts) {
  const std::lock_guard lock(embedded().mutex);
  embedded().sets.push_back(scripts);
}

}  // namespace detail

std::vector<Migration> migrate(Database& database) {
  return detail::apply(database, detail::read_embedded(database.dialect()));
}

std::vector<Migration> migrate(Database& database, std::string_view directory) {
  return detail::apply(database, detail::read_directory(directory, database.dialect()));
}

}  // namespace repoc
