// The predicate of a plan -> the condition of a statement, and which parameter each placeholder is.
//   some batches (reference = ?1) -> p.sku in (select b.product_sku from batch b where b.reference = ?1)
// Where a criterion may be dropped (repoc::Maybe), the condition is a tree of its parts instead.
#pragma once

#include <vector>

#include "dialect/sql/condition.hpp"
#include "dialect/sql/identifiers.hpp"
#include "dialect/sql/scope.hpp"
#include "dialect/sql/sql_dialect.hpp"

namespace repoc::dialect::sql {

// The number, from 1, of the placeholder for an argument; the same for the same one.
std::size_t number_of(std::vector<Statement::Argument>& arguments, const Statement::Argument& argument);

// Whether something inside a quantifier is compared with a field of the root, which must have a name then.
bool names_root_from_within(const plan::Predicate& predicate);

class PredicateWriter {
 public:
  // Adds to the arguments and takes aliases as it writes.
  PredicateWriter(const SqlDialect& dialect, const model::Model& model, const plan::Query& query, const Scope& root,
                  Aliases& aliases, std::vector<Statement::Argument>& arguments)
      : dialect_(dialect), model_(model), query_(query), aliases_(aliases), arguments_(arguments), scopes_{root} {}

  Condition condition(const plan::Predicate& predicate);
  Clause clause(const plan::Predicate& predicate);

 private:
  // A subquery about the elements of a list: what stands before and after the condition on an element.
  struct Subquery {
    std::string begin;
    std::string end;
    const plan::Predicate* about = nullptr;
    std::size_t levels = 0;  // how many scopes it opened
  };
  Subquery open(const plan::Predicate& predicate);
  void close(const Subquery& subquery);

  std::vector<Condition> conditions(const std::vector<plan::Predicate>& predicates);
  Condition quantified(const plan::Predicate& predicate);
  Condition about_owned(const plan::Criterion& criterion);
  Condition about_group(const plan::Criterion& criterion);
  Condition about_list(const plan::Criterion& criterion, const model::Field& field);
  Condition criterion(const plan::Criterion& criterion);
  Condition compared(const plan::Criterion& criterion, std::string_view op);
  [[nodiscard]] std::string column(const plan::Criterion& criterion) const;
  [[nodiscard]] std::string folded_if(const plan::Criterion& criterion, const std::string& text) const;
  std::string value(const plan::Criterion& criterion, std::size_t i = 0, Binding binding = Binding::plain);
  // The placeholder of a part of the criterion's argument, which is the way to it.
  std::string part(const plan::Criterion& criterion, std::vector<model::Hop> way);
  // The ways from the criterion's argument to the values of a key: the argument is the key, a Ref or an object.
  [[nodiscard]] std::vector<std::vector<model::Hop>> key_parts(const plan::Criterion& criterion,
                                                               const model::Type& ref) const;
  // Whether some criterion in it may be dropped.
  [[nodiscard]] bool drops(const plan::Predicate& predicate) const;

  const SqlDialect& dialect_;
  const model::Model& model_;
  const plan::Query& query_;
  Aliases& aliases_;
  std::vector<Statement::Argument>& arguments_;
  std::vector<Scope> scopes_;  // the root, then the element of each enclosing quantifier; no table: it was skipped
};

}  // namespace repoc::dialect::sql
