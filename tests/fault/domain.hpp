// A small shop whose every rule can be broken:
//   Order     a unique value, an absent value, owned lines in a table below, a version
//   Counter   a number that is counted up by many at once, guarded by its version
//   Gauge     no version; values with limits
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace fault {

enum class Grade { low, high };

struct [[repoc::entity]] Line {
  [[repoc::id]] std::string sku{};
  std::int64_t quantity{};

  friend bool operator==(const Line&, const Line&) = default;
};

struct [[repoc::entity("orders")]] Order {
  [[repoc::id]] std::int64_t number{};
  [[repoc::unique]] std::string reference{};
  std::optional<std::string> note{};
  std::int64_t total{};
  std::vector<Line> lines{};
  [[repoc::version]] std::int64_t version{};

  friend bool operator==(const Order&, const Order&) = default;
};

struct [[repoc::entity("counters")]] Counter {
  [[repoc::id]] std::string name{};
  std::int64_t value{};
  [[repoc::version]] std::int64_t version{};
};

struct [[repoc::entity("gauges")]] Gauge {
  [[repoc::id]] std::int64_t id{};
  std::string label{};
  double value{};
  std::int64_t signed_value{};
  std::uint64_t unsigned_value{};
  std::int8_t narrow{};
  Grade grade{};
  std::chrono::year_month_day day{std::chrono::year{2030}, std::chrono::month{1}, std::chrono::day{1}};
};

}  // namespace fault
