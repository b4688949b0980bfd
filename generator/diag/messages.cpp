// The one table of diagnostics: id, name, severity, text. The order is the order of Id. Each row has a page in
// docs/diagnostics/.
#include <stdexcept>

#include "diag/diagnostic.hpp"

namespace repoc::diag {

namespace {

constexpr Severity kError = Severity::error;
constexpr Severity kWarning = Severity::warning;
constexpr Severity kRemark = Severity::remark;

const std::vector<Info>& table() {
  static const std::vector<Info> rows = {
      {Id::clang, "clang", kError, "{}"},
      {Id::unknown_field, "unknown-field", kError, "no field '{}' in '{}'"},
      {Id::unknown_operator, "unknown-operator", kError, "'{}' is no operator for '{}'"},
      {Id::misplaced_keyword, "misplaced-keyword", kError, "'{}' cannot stand here"},
      {Id::ambiguous, "ambiguous", kError, "'{}' can be read in {} ways"},
      {Id::grouping, "grouping", kWarning, "'or' before 'and': read as {}"},
      {Id::arity, "arity", kError, "'{}' takes {} but has {}"},
      {Id::argument_type, "argument-type", kError, "'{}' does not compare with '{}', which is {}"},
      {Id::argument_swap, "argument-swap", kWarning,
       "parameter '{}' is given to '{}' by its position, but is named like another criterion"},
      {Id::collection_argument, "collection-argument", kError, "{}"},
      {Id::string_operator, "string-operator", kError, "'{}' needs a string, and '{}' is {}"},
      {Id::projection, "projection", kError, "{}"},
      {Id::cardinality, "cardinality", kError, "'{}' cannot return '{}'"},
      {Id::lock, "lock", kError, "{}"},
      {Id::page_argument, "page-argument", kError, "{}"},
      {Id::keyset_order, "keyset-order", kError, "{}"},
      {Id::nullable_argument, "nullable-argument", kError, "'{}' does not take a std::optional: {}"},
      {Id::never_null, "never-null", kError, "'{}' is never absent"},
      {Id::unordered_first, "unordered-first", kWarning, "'{}' without an order returns any of the rows"},
      {Id::limit_verb, "limit-verb", kError, "{}"},
      {Id::unknown_verb, "unknown-verb", kError, "'{}' does not begin with a verb"},
      {Id::unfinished_name, "unfinished-name", kError, "the name ends where {} should follow"},
      {Id::backend_unsupported, "backend-unsupported", kError, "{}"},
      {Id::generated_field, "generated-field", kError, "{}"},
      {Id::missing_id, "missing-id", kError, "'{}' has no id"},
      {Id::unsupported_type, "unsupported-type", kError, "{}"},
      {Id::identifier_too_long, "identifier-too-long", kError, "{}"},
      {Id::identifier_collision, "identifier-collision", kError, "{}"},
      {Id::unused_parameter, "unused-parameter", kError, "{}"},
      {Id::raw_query, "raw-query", kError, "{}"},
      {Id::full_scan, "full-scan", kRemark, "{}"},
      {Id::cross_shard, "cross-shard", kRemark, "{}"},
      {Id::unknown_attribute, "unknown-attribute", kError, "no attribute '{}' in 'repoc'"},
      {Id::attribute_argument, "attribute-argument", kError, "{}"},
      {Id::repository_base, "repository-base", kError, "{}"},
  };
  return rows;
}

}  // namespace

const std::vector<Info>& all() { return table(); }

const Info& info(Id id) {
  const Info& row = table().at(static_cast<std::size_t>(id));
  if (row.id != id) throw std::logic_error("the rows of diag/messages.cpp are not in the order of diag::Id");
  return row;
}

}  // namespace repoc::diag
