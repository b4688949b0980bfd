// A dialect turns plans into the statements of one back end. Implementations are stateless and thread-safe.
#pragma once

#include <optional>
#include <string_view>

#include "diag/diagnostic.hpp"
#include "dialect/statement.hpp"

namespace repoc::dialect {

struct Capabilities {
  bool matches = false;            // regular expressions
  bool decimals = false;           // sums and averages of repoc::Decimal
  std::size_t max_identifier = 0;  // bytes; 0: no limit
};

class Dialect {
 public:
  virtual ~Dialect() = default;
  // As on the command line and in output file names: "sqlite".
  [[nodiscard]] virtual std::string_view name() const = 0;
  // As people write it: "SQLite".
  [[nodiscard]] virtual std::string_view title() const = 0;
  [[nodiscard]] virtual Capabilities capabilities() const = 0;
  // The tables of the aggregate whose root is `entity`. Collisions and names that the back end cannot hold are
  // reported; no value then.
  [[nodiscard]] virtual std::optional<Aggregate> aggregate(const model::Model& model, std::size_t entity,
                                                           diag::Sink& sink) const = 0;
  // The statement of one query on that aggregate. What the back end cannot do is reported at the method's name;
  // no value then.
  [[nodiscard]] virtual std::optional<Statement> statement(const model::Model& model, const Aggregate& aggregate,
                                                           const plan::Query& query, diag::Sink& sink) const = 0;
};

// The dialect of that name, or null. The object lives as long as the program.
const Dialect* find(std::string_view name);
// Names that `find` knows, in order.
std::vector<std::string_view> names();

// The text dump of `--dump=statement`.
std::string dump(const model::Model& model, const Aggregate& aggregate);
std::string dump(const Statement& statement);

}  // namespace repoc::dialect
