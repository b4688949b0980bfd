// What today's model asks a SQL back end for: its tables as values to compare, beside each the statements that make it
// and, for messages, where in the header it comes from.
//   struct [[repoc::entity("products")]] Product {...}  ->  Wanted{Table{"products", ...}, "create table ..."}
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diag/diagnostic.hpp"
#include "dialect/sql/sql_dialect.hpp"
#include "migrate/schema.hpp"
#include "model/model.hpp"

namespace repoc::migrate {

// A table that is made anew has this before its name until it takes the old one's place.
inline constexpr std::string_view kNewPrefix = "repoc_new_";

struct Wanted {
  Table table;
  std::string was;   // its old name, or empty
  std::string from;  // "'Batch'", "'Product::batches'": where [[repoc::was]] goes
  text::Span span;
  bool link = false;  // a list of Refs: both its keys follow what they refer to

  // Beside table.columns.
  struct Origin {
    std::string was;
    std::string from;  // "Batch::reference"
    text::Span span;
    std::string check;                // as create_schema writes it
    std::optional<std::string> fill;  // SQL for the rows that are there; none: there is no such value
    // Of the column that says whether an optional group is there: the columns of the group.
    std::vector<std::string> group;
  };
  std::vector<Origin> origins;

  std::string create;                       // makes the table
  std::string create_new;                   // the same with kNewPrefix before its name
  std::vector<std::string> create_indexes;  // beside table.indexes
};

// The tables of the aggregates of these roots and of those that they refer to, owners first, none twice. What cannot be
// mapped is reported.
std::vector<Wanted> wanted(const dialect::sql::SqlDialect& dialect, const model::Model& model,
                           std::vector<std::size_t> roots, diag::Sink& sink);

// What a column of that type holds: "uint8", "list of text".
std::string holds(const model::Model& model, const model::Type& type);
// Whether every value of the one is read as a value of the other.
bool widens(const std::string& from, const std::string& to);

}  // namespace repoc::migrate
