#include "cli/migrate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <optional>
#include <system_error>

#include "cli/files.hpp"
#include "migrate/migrate.hpp"

namespace repoc::cli {

namespace fs = std::filesystem;

namespace {

// The numbers of the scripts in the directory, with their files; false and `error` where it cannot be read.
bool find_scripts(const std::string& directory, std::string_view dialect, std::map<int, std::string>& out,
                  std::string& error) {
  std::error_code code;
  if (!fs::exists(directory, code) && !code) return true;
  const std::string ending = fmt::format(".{}.sql", dialect);
  fs::directory_iterator files(directory, code);
  for (; !code && files != fs::directory_iterator(); files.increment(code)) {
    const std::string name = files->path().filename().string();
    if (!name.ends_with(ending)) continue;
    int number = 0;
    const auto [stop, wrong] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (wrong != std::errc{} || *stop != '_') {
      error = fmt::format("'{}' in '{}' is named unlike 0001_name{}", name, directory, ending);
      return false;
    }
    const auto [place, fresh] = out.emplace(number, name);
    if (fresh) continue;
    error =
        fmt::format("two scripts in '{}' have the number {}: {} and {}; give the later one, and the snapshot, another",
                    directory, number, std::min(place->second, name), std::max(place->second, name));
    return false;
  }
  if (code) error = fmt::format("cannot read '{}': {}", directory, code.message());
  return !code;
}

// The snapshot, and that it is the one of the last script.
std::optional<migrate::Snapshot> read_snapshot(const std::string& directory, const std::string& file,
                                               const std::map<int, std::string>& scripts, std::string& error) {
  const std::string path = (fs::path(directory) / file).string();
  migrate::Snapshot out;
  std::error_code code;
  if (fs::exists(path, code) || code) {
    const std::optional<std::string> text = read_file(path, error);
    if (!text) return std::nullopt;
    std::string wrong;
    std::optional<migrate::Snapshot> read = migrate::from_json(*text, wrong);
    if (!read) {
      error = fmt::format("cannot read '{}': {}", path, wrong);
      return std::nullopt;
    }
    out = *std::move(read);
  }
  const int last = scripts.empty() ? 0 : scripts.rbegin()->first;
  if (out.migration == last) return out;
  error = fmt::format("'{}' is the schema after script {}, and the last script in '{}' is {}", path, out.migration,
                      directory, last);
  return std::nullopt;
}

// The aggregates that the run's dialect serves.
std::vector<std::size_t> roots(const emit::Compiled& compiled) {
  std::vector<std::size_t> out;
  for (const dialect::Aggregate& aggregate : compiled.aggregates) out.push_back(aggregate.entity);
  return out;
}

std::string script_text(const std::string& label, const migrate::Difference& difference) {
  std::string out = fmt::format(
      "-- {}, from `repoc migrate diff`. Read it, and change it where you know better, before it is applied; from then "
      "on\n"
      "-- it stays as it is. It runs in one transaction, with foreign keys off, which are checked at its end.\n",
      label);
  for (const std::string& statement : difference.statements) out += fmt::format("\n{};\n", statement);
  return out;
}

Exit find_migration(const Options& options, const emit::Compiled& compiled, Pipeline& pipeline, Migrations& out,
                    std::string& error) {
  const std::string_view name = compiled.dialect->name();
  const auto* sql = dynamic_cast<const dialect::sql::SqlDialect*>(compiled.dialect);
  if (sql == nullptr) {
    error = fmt::format("{} has no tables to migrate", compiled.dialect->title());
    return Exit::usage;
  }
  std::map<int, std::string> scripts;
  if (!find_scripts(options.output, name, scripts, error)) return Exit::files;
  const std::string snapshot_file = fmt::format("schema.{}.json", name);
  const auto before = read_snapshot(options.output, snapshot_file, scripts, error);
  if (!before) return Exit::files;
  const std::vector<migrate::Wanted> today = migrate::wanted(*sql, pipeline.model, roots(compiled), pipeline.sink);
  const migrate::Difference difference = migrate::difference(*before, today, options.allow_drop, pipeline.sink);
  if (pipeline.sink.has_errors()) return Exit::diagnosed;
  if (difference.empty()) {
    out.report += fmt::format("{}: the schema is that of {}; nothing to do\n", name,
                              before->migration == 0 ? "no class" : scripts.rbegin()->second);
    return Exit::done;
  }
  const std::string chosen = !options.migration_name.empty() ? options.migration_name
                             : before->migration == 0        ? "schema"
                                                             : "change";
  const std::string label = fmt::format("{:04}_{}", difference.after.migration, chosen);
  const std::string script_file = fmt::format("{}.{}.sql", label, name);
  out.outputs.push_back({script_file, script_text(label, difference)});
  out.outputs.push_back({snapshot_file, migrate::to_json(difference.after)});
  out.report += (fs::path(options.output) / script_file).string() + "\n";
  for (const std::string& line : difference.summary) out.report += fmt::format("  {}\n", line);
  return Exit::done;
}

}  // namespace

Exit find_migrations(const Options& options, Pipeline& pipeline, Migrations& out, std::string& error) {
  for (const emit::Compiled& compiled : pipeline.compiled) {
    const Exit exit = find_migration(options, compiled, pipeline, out, error);
    if (exit != Exit::done) return exit;
  }
  return Exit::done;
}

}  // namespace repoc::cli
