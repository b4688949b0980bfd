// What the benchmarks store: a flat entity, so that a row is nearly all of the work.
#pragma once

#include <cstdint>
#include <string>

namespace bench {

struct [[repoc::entity("products")]] Product {
  [[repoc::id]] std::string sku;
  std::string name;
  int quantity{};
  double price{};
  std::int64_t weight{};
};

}  // namespace bench
