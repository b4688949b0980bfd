// The one source of chance: a seed gives the same models, rows and questions on every machine.
//   Random random(7);  random.below(3);  random.chance(30);  random.pick(names)
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace repoc::property {

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}
  // From 0 to n - 1. The distributions of the standard library differ from one to the other; this does not.
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  bool chance(unsigned percent) { return below(100) < percent; }
  template <class C>
  const auto& pick(const C& from) {
    return *(std::begin(from) + static_cast<std::ptrdiff_t>(below(std::size(from))));
  }
  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace repoc::property
