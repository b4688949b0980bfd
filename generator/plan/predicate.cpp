// Conditions of a name -> the predicate of the plan.
#include "plan/predicate.hpp"

#include <span>
#include <stdexcept>

namespace repoc::plan {

namespace {

Predicate one_or(Predicate::Kind kind, std::vector<Predicate> children) {
  if (children.size() == 1) return std::move(children.front());
  Predicate out;
  out.kind = kind;
  out.children = std::move(children);
  return out;
}

// The terms are about one element; `depth` steps of their paths led to it.
Predicate conjunction(std::span<const Term> terms, std::size_t depth) {
  std::vector<Predicate> out;
  for (std::size_t begin = 0; begin < terms.size();) {
    const std::vector<names::Step>& steps = terms[begin].condition->path.steps;
    const names::Step& step = steps[depth];
    Predicate one;
    std::size_t end = begin + 1;
    if (depth + 1 == steps.size()) {
      const names::Condition& c = *terms[begin].condition;
      one.criterion = {step.entity, step.field, comparison(c.op, c.negated, terms[begin].null_safe),
                       terms[begin].arguments};
    } else {
      while (end < terms.size() && terms[end].condition->path.steps.size() > depth + 1 &&
             terms[end].condition->path.steps[depth] == step) {
        ++end;
      }
      one.kind = Predicate::Kind::some;
      one.entity = step.entity;
      one.field = step.field;
      one.children.push_back(conjunction(terms.subspan(begin, end - begin), depth + 1));
    }
    out.push_back(std::move(one));
    begin = end;
  }
  return one_or(Predicate::Kind::all_of, std::move(out));
}

}  // namespace

Predicate predicate(const names::Predicate& where, const std::vector<Term>& terms) {
  std::vector<Predicate> out;
  std::size_t begin = 0;
  for (const names::Conjunction& one : where.any_of) {
    out.push_back(conjunction(std::span(terms).subspan(begin, one.terms.size()), 0));
    begin += one.terms.size();
  }
  return one_or(Predicate::Kind::any_of, std::move(out));
}

Comparison comparison(names::Operator op, bool negated, bool null_safe) {
  using names::Operator;
  switch (op) {
    case Operator::equal:
      if (null_safe) return negated ? Comparison::not_same : Comparison::same;
      return negated ? Comparison::not_equal : Comparison::equal;
    // An absent value satisfies neither a comparison nor its negation, so that `not less` is `greater or equal`.
    case Operator::less:
      return negated ? Comparison::greater_equal : Comparison::less;
    case Operator::less_equal:
      return negated ? Comparison::greater : Comparison::less_equal;
    case Operator::greater:
      return negated ? Comparison::less_equal : Comparison::greater;
    case Operator::greater_equal:
      return negated ? Comparison::less : Comparison::greater_equal;
    case Operator::between:
      return negated ? Comparison::not_between : Comparison::between;
    case Operator::in:
      return negated ? Comparison::not_in : Comparison::in;
    case Operator::like:
      return negated ? Comparison::not_like : Comparison::like;
    case Operator::starts_with:
      return negated ? Comparison::not_starts_with : Comparison::starts_with;
    case Operator::ends_with:
      return negated ? Comparison::not_ends_with : Comparison::ends_with;
    case Operator::contains:
      return negated ? Comparison::not_contains : Comparison::contains;
    case Operator::is_null:
      return negated ? Comparison::is_not_null : Comparison::is_null;
    case Operator::is_true:
      return negated ? Comparison::is_false : Comparison::is_true;
    case Operator::is_false:
      return negated ? Comparison::is_true : Comparison::is_false;
    case Operator::is_empty:
      return negated ? Comparison::is_not_empty : Comparison::is_empty;
  }
  throw std::logic_error("an operator that the plan does not know");
}

}  // namespace repoc::plan
