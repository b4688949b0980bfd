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
  virtual std::optional<std::string> min_text() = 0;
  virtual std::optional<int> max_number() = 0;
  virtual int min_number_by_flag_true() = 0;
  virtual std::optional<std::uint64_t> max_big() = 0;
  virtual std::optional<double> min_amount() = 0;
  virtual std::optional<std::chrono::year_month_day> max_day() = 0;
  virtual std::chrono::sys_seconds max_moment() = 0;
  virtual std::optional<std::chrono::seconds> min_wait() = 0;
  virtual std::optional<std::string> max_hint_by_level(int level) = 0;
};
