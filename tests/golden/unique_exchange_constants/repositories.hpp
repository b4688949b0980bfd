#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <repoc/decimal.hpp>
#include <repoc/repository.hpp>
#include <repoc/uuid.hpp>
#include <string>
#include <string_view>
#include <vector>

enum class State { open, closed };

// What may stand in a column for a moment while two rows exchange their values: a spare value of its type, or none.
struct [[repoc::entity]] Sample {
  [[repoc::id]] int number{};
  [[repoc::unique]] std::string text;
  [[repoc::unique]] std::optional<std::string> hint;
  [[repoc::unique]] std::int64_t big{};
  [[repoc::unique]] std::int32_t wide{};
  [[repoc::unique]] std::int16_t small{};
  [[repoc::unique]] bool flag{};
  [[repoc::unique]] std::vector<std::byte> data;
  [[repoc::unique]] std::chrono::year_month_day day{};
  [[repoc::unique]] State state{};
  [[repoc::unique]] repoc::Uuid token;
  [[repoc::unique]] repoc::Decimal amount;
  [[repoc::unique]] double ratio{};
};

class [[repoc::repository]] Samples : public repoc::Repository<Sample, int> {
 public:
  virtual std::optional<Sample> find_by_text(std::string_view text) = 0;
};
