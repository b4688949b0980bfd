// Brings a database's tables to where the program's model is, by the scripts that `repoc migrate diff` wrote:
//   migrations/0001_schema.sqlite.sql, 0002_add_eta.sqlite.sql  ->  applied in order, each once
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "repoc/database.hpp"

namespace repoc {

struct Migration {
  int number = 0;
  std::string name;  // "add_eta"
};

// Applies the scripts of the database's back end in that directory, or those that repoc_migrations() put into the
// program, that the database has not had yet, and returns them. Each runs in one transaction, which holds the write
// lock, and is recorded in the table repoc_migration with it: one that fails leaves nothing of itself. Foreign keys are
// checked at its end, not within. May be repeated, and called by several processes at once: one applies, the others
// wait; with nothing to apply it only reads. Call it before other connections of the program use the database. Errors:
// MappingError for scripts that do not fit the database (a number that is missing or there twice, one that was changed
// after it was applied, one that only the database knows), or whose SQL does not; UsageError where there is no script,
// or one begins or ends a transaction; Retryable after busy_timeout in another one's way; what else a statement may
// throw.
std::vector<Migration> migrate(Database& database);
std::vector<Migration> migrate(Database& database, std::string_view directory);

namespace detail {

struct EmbeddedScript {
  std::string_view file;  // "0002_add_eta.sqlite.sql"
  std::string_view text;
};

// Made by a static object in what repoc_migrations() writes. What it names must live as long as the program.
struct MigrationRegistration {
  explicit MigrationRegistration(std::span<const EmbeddedScript> scripts);
};

}  // namespace detail

}  // namespace repoc
