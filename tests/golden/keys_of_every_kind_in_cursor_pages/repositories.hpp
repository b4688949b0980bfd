#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <string>

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
  virtual repoc::CursorPage<Sample> find_order_by_big_and_ratio_desc(repoc::Cursor cursor) = 0;
  virtual repoc::CursorPage<Sample> find_order_by_state_and_former_and_moment(repoc::Cursor cursor) = 0;
  virtual repoc::CursorPage<Sample> find_order_by_flag_desc_and_choice_and_day(repoc::Cursor cursor) = 0;
};
