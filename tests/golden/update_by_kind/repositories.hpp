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
  virtual std::int64_t update_text_and_hint_by_id(std::string_view text, std::string_view hint, std::string_view id) = 0;
  virtual std::int64_t update_small_and_big_by_id(std::int16_t small, std::uint64_t big, std::string_view id) = 0;
  virtual std::int64_t update_flag_and_day_and_state_by_id(bool flag, std::chrono::year_month_day day, State state, std::string_view id) = 0;
  virtual std::int64_t update_level_by_id(std::optional<int> level, std::string_view id) = 0;
};
