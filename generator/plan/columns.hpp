// The columns of an answer (a select list, the keys of a group, a function) and the C++ values that can hold them.
//   sum_batches_qty_group_by_status, struct { Status status; std::int64_t sum; }
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/attempt.hpp"

namespace repoc::plan {

// As a name writes it: "count_distinct", "avg"; empty for none.
std::string_view word_of(Function function);

// A column with what a message and a struct may call it.
struct NamedColumn {
  Column column;
  std::string shown;                    // "batches.qty", "sum of batches.qty"
  std::vector<model::Words> names;      // a member of a struct has one of these words
  const model::Field* field = nullptr;  // null: a count of rows or objects
};

// The columns of the sentence: the group's keys, then the paths with their function. Paths that no column can be made
// of are reported, and so are paths on different chains of collections; none then.
std::optional<std::vector<NamedColumn>> columns_of(const Subject& subject, const names::Sentence& sentence,
                                                   std::vector<diag::Diagnostic>& errors);

// The columns that a struct's members name, as a select list would: `batches_reference` is batches.reference.
std::optional<std::vector<NamedColumn>> columns_of(const Subject& subject, const model::Record& record,
                                                   std::vector<diag::Diagnostic>& errors);

// Whether a value of this type can hold the column. `unless_absent`: an absent value has a place of its own.
bool holds(const NamedColumn& column, const model::Type& type, bool unless_absent);
// What could: "std::optional<std::string>".
std::string wanted_type(const NamedColumn& column, bool unless_absent);
// May a row have no value in it?
bool may_be_absent(const NamedColumn& column);

// For each column the member of the struct that it is read into; reported where a column or a member has none, or one
// that cannot hold it.
std::optional<std::vector<std::size_t>> members_of(const Subject& subject, const std::vector<NamedColumn>& columns,
                                                   const model::Record& record, std::vector<diag::Diagnostic>& errors);

// The note that lists them.
std::string list_of(const std::vector<NamedColumn>& columns);

}  // namespace repoc::plan
