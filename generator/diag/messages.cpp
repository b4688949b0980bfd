// The one table of diagnostics: id, name, severity, text, what it is about. The order is the order of Id. Each row has
// a page in docs/diagnostics/.
#include <stdexcept>

#include "diag/diagnostic.hpp"

namespace repoc::diag {

namespace {

constexpr Severity kError = Severity::error;
constexpr Severity kWarning = Severity::warning;
constexpr Severity kRemark = Severity::remark;

const std::vector<Info>& table() {
  static const std::vector<Info> rows = {
      {Id::clang, "clang", kError, "{}", "the header is no valid C++"},
      {Id::unknown_field, "unknown-field", kError, "no field '{}' in '{}'",
       "a name uses a field that the entity does not have"},
      {Id::unknown_operator, "unknown-operator", kError, "'{}' is no operator for '{}'",
       "after a field stands no operator, or none that its type has"},
      {Id::misplaced_keyword, "misplaced-keyword", kError, "'{}' cannot stand here",
       "a word of the language stands where it cannot"},
      {Id::ambiguous, "ambiguous", kError, "'{}' can be read in {} ways",
       "a name can be read in several ways, and the signature fits more than one"},
      {Id::grouping, "grouping", kWarning, "'or' before 'and': read as {}", "an 'or' stands before an 'and' in a name"},
      {Id::arity, "arity", kError, "'{}' takes {} but has {}",
       "a method has more or fewer parameters than its name takes"},
      {Id::argument_type, "argument-type", kError, "'{}' does not compare with '{}', which is {}",
       "a parameter does not compare with its field"},
      {Id::argument_swap, "argument-swap", kWarning,
       "parameter '{}' is given to '{}' by its position, but is named like another criterion",
       "a parameter is named like the field of another condition"},
      {Id::collection_argument, "collection-argument", kError, "{}",
       "'in' without a range of values, or a range without 'in'"},
      {Id::string_operator, "string-operator", kError, "'{}' needs a string, and '{}' is {}",
       "an operator for strings stands after a field that holds none"},
      {Id::projection, "projection", kError, "{}", "the result does not fit the columns that are asked for"},
      {Id::cardinality, "cardinality", kError, "'{}' cannot return '{}'",
       "the result cannot hold what the verb returns"},
      {Id::lock, "lock", kError, "{}", "a lock on what the unit of work does not track"},
      {Id::page_argument, "page-argument", kError, "{}",
       "a page without its request, a request without its page, or two limits"},
      {Id::keyset_order, "keyset-order", kError, "{}", "a page by key does not hold the values that it is ordered by"},
      {Id::nullable_argument, "nullable-argument", kError, "'{}' does not take a std::optional: {}",
       "a std::optional stands with an operator that has no meaning for an absent value"},
      {Id::never_null, "never-null", kError, "'{}' is never absent",
       "a field that is never absent is asked whether it is", true},
      {Id::unordered_first, "unordered-first", kWarning, "'{}' without an order returns any of the rows",
       "'first' or 'top' without an order"},
      {Id::limit_verb, "limit-verb", kError, "{}",
       "'first' or 'top' with a verb that has no limit, or with a delete that has no order"},
      {Id::unknown_verb, "unknown-verb", kError, "'{}' does not begin with a verb",
       "a method's name does not begin with a verb"},
      {Id::unfinished_name, "unfinished-name", kError, "the name ends where {} should follow",
       "a name ends where something must follow"},
      {Id::backend_unsupported, "backend-unsupported", kError, "{}", "a back end of the run cannot do this"},
      {Id::generated_field, "generated-field", kError, "{}",
       "a generated id stands where the back end cannot make one"},
      {Id::missing_id, "missing-id", kError, "'{}' has no id", "the entity of a repository has no key"},
      {Id::unsupported_type, "unsupported-type", kError, "{}", "a stored field has a type that repoc cannot store"},
      {Id::identifier_too_long, "identifier-too-long", kError, "{}",
       "the name of a table, column or index is longer than the back end keeps"},
      {Id::identifier_collision, "identifier-collision", kError, "{}",
       "two tables, or two columns of a table, have the same name"},
      {Id::unused_parameter, "unused-parameter", kError, "{}", "a raw query does not use a parameter of its method"},
      {Id::raw_query, "raw-query", kError, "{}",
       "the text of a raw query cannot be prepared, or does not fit its method"},
      {Id::full_scan, "full-scan", kRemark, "{}", "a method reads every row of a table"},
      {Id::cross_shard, "cross-shard", kRemark, "{}", "a method does not fix the shard key and asks every shard"},
      {Id::unknown_attribute, "unknown-attribute", kError, "no attribute '{}' in 'repoc'", "a misspelt [[repoc::...]]"},
      {Id::attribute_argument, "attribute-argument", kError, "{}", "an attribute's arguments or place are wrong"},
      {Id::migration, "migration", kError, "{}",
       "a migration would lose data, or has no value for the rows that are there"},
      {Id::repository_base, "repository-base", kError, "{}",
       "a repository does not derive from repoc::Repository<T, Id>, or its Id does not fit"},
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
