// Conditions with paths -> a tree about elements:
//   batches.reference = ?1 and batches.allocations.sku = ?2
//     -> some batches (reference = ?1 and some allocations (sku = ?2))
#pragma once

#include <vector>

#include "names/sentence.hpp"
#include "plan/plan.hpp"

namespace repoc::plan {

// A condition of the name with what its parameters turned out to be.
struct Term {
  const names::Condition* condition = nullptr;
  std::vector<std::size_t> arguments;
  bool null_safe = false;  // its argument is a std::optional
};

// `terms`: every condition of `where`, in order. Neighbours in one conjunction with the same collection in front speak
// of the same element; a negated operator stays at its field: some element is not equal.
Predicate predicate(const names::Predicate& where, const std::vector<Term>& terms);

Comparison comparison(names::Operator op, bool negated, bool null_safe);

}  // namespace repoc::plan
