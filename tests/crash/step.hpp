// What the n-th step does to a store, the same at every run: the writer takes it in a unit of work, the checker in
// memory, and both must have the same.
//   take_step(store, seed, 7);   // store: Consignment* find(number), void add(Consignment), void remove(Consignment&)
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <random>
#include <string>
#include <utility>

#include "crash/domain.hpp"

namespace crash {

inline constexpr std::int64_t kConsignments = 12;

class Dice {
 public:
  Dice(std::uint64_t seed, std::int64_t step) : random_(seed * 1'000'003 + static_cast<std::uint64_t>(step)) {}
  // From 0 to `sides` - 1.
  std::size_t roll(std::size_t sides) { return static_cast<std::size_t>(random_() % sides); }

 private:
  std::mt19937_64 random_;
};

inline Crate new_crate(Dice& dice, std::int64_t step, int number) {
  Crate crate{.label = std::to_string(step) + "-" + std::to_string(number)};
  for (std::size_t pieces = 1 + dice.roll(3); pieces > 0; --pieces) {
    crate.pieces.push_back({static_cast<std::int64_t>(pieces), static_cast<std::int64_t>(1 + dice.roll(100))});
  }
  return crate;
}

inline void balance(Consignment& consignment) {
  consignment.total = 0;
  for (Crate& crate : consignment.crates) {
    crate.quantity = 0;
    for (const Piece& piece : crate.pieces) crate.quantity += piece.weight;
    consignment.total += crate.quantity;
  }
}

template <class Store>
void take_step(Store& store, std::uint64_t seed, std::int64_t step) {
  Dice dice(seed, step);
  // Several aggregates in one step: all of it or none.
  for (int i = 0; i < 3; ++i) {
    const auto number = static_cast<std::int64_t>(1 + dice.roll(kConsignments));
    Consignment* found = store.find(number);
    if (found == nullptr) {
      Consignment made{.number = number};
      for (int crates = 0; crates < 3; ++crates) made.crates.push_back(new_crate(dice, step, 10 * i + crates));
      balance(made);
      store.add(std::move(made));
      continue;
    }
    const std::size_t what = dice.roll(8);
    if (what == 0) {
      store.remove(*found);
      continue;
    }
    std::vector<Crate>& crates = found->crates;
    if (what <= 2 || crates.empty()) {
      crates.insert(crates.begin() + static_cast<std::ptrdiff_t>(dice.roll(crates.size() + 1)),
                    new_crate(dice, step, 10 * i));
    } else if (what == 3) {
      crates.erase(crates.begin() + static_cast<std::ptrdiff_t>(dice.roll(crates.size())));
    } else if (what == 4) {
      std::ranges::rotate(crates, crates.begin() + static_cast<std::ptrdiff_t>(dice.roll(crates.size())));
    } else {
      std::vector<Piece>& pieces = crates[dice.roll(crates.size())].pieces;
      if (what == 5 && !pieces.empty()) {
        pieces.pop_back();
      } else if (!pieces.empty()) {
        pieces[dice.roll(pieces.size())].weight += 1000;
      }
    }
    balance(*found);
  }
}

}  // namespace crash
