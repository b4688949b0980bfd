// The generated schema as a SQLite database in memory: it prepares statements as the driver will, and runs none of
// them.
//   Database(aggregates).prepare("select p.sku from products p")   ->   reads, columns: sku text
// A text of the user may do no more than read and change rows of these tables; the database refuses the rest.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dialect/statement.hpp"

struct sqlite3;

namespace repoc::check {

// What a statement does and gives.
struct Prepared {
  struct Column {
    std::string name;
    std::string type;  // as declared, in lower case; empty where the column is an expression
  };
  bool writes = false;
  std::vector<Column> columns;
};

// Why there is no such statement.
struct Refusal {
  std::string message;                // as SQLite says it, or what is forbidden here
  std::optional<std::size_t> offset;  // into the text, where SQLite knows
  bool forbidden = false;             // it is SQL, but not for a query
  std::size_t tail = 0;               // where a second statement begins; 0: there is none
};

// Not thread-safe.
class Database {
 public:
  // A schema that SQLite refuses is a bug of the dialect: std::logic_error.
  explicit Database(const std::vector<dialect::Aggregate>& aggregates);

  // Text that a user wrote.
  [[nodiscard]] std::variant<Prepared, Refusal> prepare(const std::string& sql) const;
  // What `explain query plan` says, a line each, what belongs to another line two blanks to its right; empty where the
  // text does not prepare. For text that repoc wrote, or that prepare() took.
  [[nodiscard]] std::vector<std::string> plan(const std::string& sql) const;
  // The same while these indexes exist as well.
  struct Index {
    std::string table;  // as SQL writes it
    std::vector<std::string> columns;
  };
  [[nodiscard]] std::vector<std::string> plan_with(const std::string& sql, const std::vector<Index>& indexes) const;

  [[nodiscard]] std::vector<std::string> tables() const;
  [[nodiscard]] std::vector<std::string> columns() const;  // of all tables
  [[nodiscard]] std::vector<std::string> functions() const;

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  [[nodiscard]] std::vector<std::string> names(const std::string& sql) const;

  std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace repoc::check
