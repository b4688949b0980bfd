// What the benchmarks store: a flat entity, so that a row is nearly all of the work, and an aggregate of two tables.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace bench {

struct [[repoc::entity("products")]] Product {
  [[repoc::id]] std::string sku;
  std::string name;
  int quantity{};
  double price{};
  std::int64_t weight{};
};

struct [[repoc::entity]] OrderLine {
  [[repoc::id]] int number{};
  std::string sku;
  int quantity{};
};

struct [[repoc::entity("orders")]] Order {
  [[repoc::id]] std::int64_t id{};
  std::string customer;
  std::vector<OrderLine> lines;
  [[repoc::version]] std::int64_t version{};
};

}  // namespace bench
