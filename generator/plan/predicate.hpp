// Conditions with paths -> a tree about elements:
//   batches.reference = ?1 and batches.allocations.sku = ?2
//     -> some batches (reference = ?1 and some allocations (sku = ?2))
#pragma once

#include <optional>
#include <vector>

#include "names/sentence.hpp"
#include "plan/plan.hpp"

namespace repoc::plan {

// A condition of the name with what its parameters turned out to be.
struct Taken {
  const names::Condition* condition = nullptr;
  names::Path path;  // of the field that is compared: the condition's, or the other field's where that lies deeper
  Comparison comparison = Comparison::equal;
  std::vector<std::size_t> arguments;
  std::optional<FieldAt> other;
  bool legal = true;  // the operator applies to the field
};

// `taken`: every condition of `where`, in order. Neighbours in one conjunction with the same collection and quantifier
// in front speak of the same element, and so do the alternatives of an `either` group that all have it without `every`
// or `none`; a negated operator stays at its field: some element is not equal.
Predicate predicate(const names::Predicate& where, const std::vector<Taken>& taken);

Comparison comparison(names::Operator op, bool negated, bool null_safe);
// a < b -> b > a; of equal .. greater_equal.
Comparison flipped(Comparison comparison);

}  // namespace repoc::plan
