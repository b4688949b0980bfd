// Things to have very many of: Item by itself, Basket with what it owns.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace scale {

struct [[repoc::entity("items")]] Item {
  [[repoc::id]] std::int64_t number{};
  std::string name{};
  std::string description{};
  std::optional<std::int64_t> stock{};
  double price{};
  [[repoc::version]] std::int64_t version{};
};

struct [[repoc::entity]] Entry {
  [[repoc::id]] std::int64_t item{};
  std::int64_t quantity{};
};

struct [[repoc::entity("baskets")]] Basket {
  [[repoc::id]] std::int64_t number{};
  std::string owner{};
  std::vector<Entry> entries{};
  [[repoc::version]] std::int64_t version{};
};

}  // namespace scale
