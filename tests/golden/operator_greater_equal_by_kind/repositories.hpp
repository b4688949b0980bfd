#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

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
  virtual std::vector<Sample> find_by_text_greater_than_or_equal_to(std::string_view a) = 0;
  virtual std::vector<Sample> find_by_hint_greater_than_or_equal_to(std::string_view a) = 0;
  virtual std::vector<Sample> find_by_small_greater_than_or_equal_to(std::int16_t a) = 0;
  virtual std::vector<Sample> find_by_number_greater_than_or_equal_to(int a) = 0;
  virtual std::vector<Sample> find_by_level_greater_than_or_equal_to(int a) = 0;
  virtual std::vector<Sample> find_by_big_greater_than_or_equal_to(std::uint64_t a) = 0;
  virtual std::vector<Sample> find_by_ratio_greater_than_or_equal_to(float a) = 0;
  virtual std::vector<Sample> find_by_amount_greater_than_or_equal_to(double a) = 0;
  virtual std::vector<Sample> find_by_day_greater_than_or_equal_to(std::chrono::year_month_day a) = 0;
  virtual std::vector<Sample> find_by_moment_greater_than_or_equal_to(std::chrono::sys_seconds a) = 0;
  virtual std::vector<Sample> find_by_wait_greater_than_or_equal_to(std::chrono::seconds a) = 0;
};
