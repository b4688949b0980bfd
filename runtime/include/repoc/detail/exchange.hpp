// Updates that free and take values of unique columns -> an order in which none takes a value before it is free.
//   A: code 'x' -> 'y'   B: code 'y' -> 'z'                  ->  B, A
//   A: code 'x' -> 'y'   B: code 'y' -> 'x'   (a cycle)      ->  a spare value into A's code, B, A
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace repoc::detail {

// What one update does to one unique constraint: the values of all its columns before and after, encoded so that two
// that collide are the same bytes, whatever table and constraint they are of. Empty: nothing, as where a part is null.
struct UniqueChange {
  std::string frees;
  std::string takes;
  bool can_spare = false;  // a spare value may stand there for a moment
};

// One statement: the update itself, or before it a spare value into that one of its constraints.
struct ExchangeStep {
  std::size_t update;
  bool spare = false;
  std::size_t unique = 0;
  friend bool operator==(const ExchangeStep&, const ExchangeStep&) = default;
};

// Each update has one UniqueChange per constraint of its table. Of two updates that may come next the first one does. A
// cycle in which nothing can be spared is written as it is: the database says which constraint it violates.
std::vector<ExchangeStep> order_exchanges(std::span<const std::vector<UniqueChange>> updates);

}  // namespace repoc::detail
