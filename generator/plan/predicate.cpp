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

// What stands between two `and`s: one condition, or the alternatives of a group.
using Group = std::span<const Taken>;

// The collection that all alternatives go through after `depth` steps, or null. Alternatives with `every` or `none` are
// each about all elements, as they are without `either`, and share nothing.
const names::Step* shared_step(Group group, std::size_t depth) {
  const auto at = [&](const Taken& t) { return depth + 1 < t.path.steps.size() ? &t.path.steps[depth] : nullptr; };
  const names::Step* first = at(group.front());
  for (const Taken& one : group) {
    const names::Step* step = at(one);
    if (first == nullptr || step == nullptr || !(*step == *first)) return nullptr;
  }
  if (group.size() > 1 && first->quantifier != names::Quantifier::any) return nullptr;
  return first;
}

Predicate criterion(const Taken& taken) {
  const names::Condition& c = *taken.condition;
  const names::Step& step = taken.path.steps.back();
  Predicate out;
  out.criterion.entity = step.entity;
  out.criterion.field = step.field;
  out.criterion.comparison = taken.comparison;
  out.criterion.arguments = taken.arguments;
  out.criterion.ignore_case = c.ignore_case;
  out.criterion.other = taken.other;
  if (c.op == names::Operator::enumerator) out.criterion.enumerator = c.enumerator;
  return out;
}

Predicate::Kind kind_of(names::Quantifier quantifier) {
  switch (quantifier) {
    case names::Quantifier::any:
      return Predicate::Kind::some;
    case names::Quantifier::every:
      return Predicate::Kind::every;
    case names::Quantifier::none:
      return Predicate::Kind::none;
  }
  throw std::logic_error("a quantifier that the plan does not know");
}

// The groups are about one element; `depth` steps of their paths led to it.
Predicate conjunction(std::span<const Group> groups, std::size_t depth) {
  std::vector<Predicate> out;
  for (std::size_t begin = 0; begin < groups.size();) {
    const Group& group = groups[begin];
    const names::Step* step = shared_step(group, depth);
    std::size_t end = begin + 1;
    if (step != nullptr) {
      const auto neighbour = [&](const Group& other) {
        const names::Step* its = shared_step(other, depth);
        return its != nullptr && *its == *step;
      };
      while (end < groups.size() && neighbour(groups[end])) ++end;
      Predicate one;
      one.kind = kind_of(step->quantifier);
      one.entity = step->entity;
      one.field = step->field;
      one.children.push_back(conjunction(groups.subspan(begin, end - begin), depth + 1));
      out.push_back(std::move(one));
    } else if (group.size() == 1) {
      out.push_back(criterion(group.front()));
    } else {
      std::vector<Predicate> alternatives;
      for (const Taken& one : group) {
        const Group alone(&one, 1);
        alternatives.push_back(conjunction({&alone, 1}, depth));
      }
      out.push_back(one_or(Predicate::Kind::any_of, std::move(alternatives)));
    }
    begin = end;
  }
  return one_or(Predicate::Kind::all_of, std::move(out));
}

}  // namespace

Predicate predicate(const names::Predicate& where, const std::vector<Taken>& taken) {
  std::vector<Predicate> out;
  std::size_t next = 0;
  for (const names::Conjunction& one : where.any_of) {
    std::vector<Group> groups;
    for (const names::Term& term : one.terms) {
      groups.push_back(std::span(taken).subspan(next, term.any_of.size()));
      next += term.any_of.size();
    }
    out.push_back(conjunction(groups, 0));
  }
  return one_or(Predicate::Kind::any_of, std::move(out));
}

Comparison flipped(Comparison comparison) {
  switch (comparison) {
    case Comparison::less:
      return Comparison::greater;
    case Comparison::less_equal:
      return Comparison::greater_equal;
    case Comparison::greater:
      return Comparison::less;
    case Comparison::greater_equal:
      return Comparison::less_equal;
    default:
      return comparison;
  }
}

Comparison comparison(names::Operator op, bool negated, bool null_safe) {
  using names::Operator;
  switch (op) {
    case Operator::enumerator:
      return negated ? Comparison::not_equal : Comparison::equal;
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
    case Operator::matches:
      return negated ? Comparison::not_matches : Comparison::matches;
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
