#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>

enum class State { on, off };

struct [[repoc::entity]] Sample {
  [[repoc::id]] std::string id;
  std::string text;
  std::optional<std::string> hint;
  std::int16_t small{};
  int number{};
  std::optional<int> level;
  std::uint64_t big{};
  float ratio{};
  double amount{};
  bool flag{};
  std::optional<bool> choice;
  std::chrono::year_month_day day{};
  std::chrono::sys_seconds moment{};
  std::chrono::seconds wait{};
  State state{};
  std::optional<State> former;
};

class [[repoc::repository]] SampleRepository : public repoc::Repository<Sample, std::string> {
 public:
  virtual std::int64_t sum_small() = 0;
  virtual std::int64_t sum_number_by_flag_true() = 0;
  virtual std::optional<std::int64_t> sum_level() = 0;
  virtual std::int64_t sum_big() = 0;
  virtual double sum_ratio() = 0;
  virtual std::optional<double> sum_amount_by_text(std::string_view text) = 0;
};
