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
  virtual std::vector<Sample> find_by_text_less_than(std::string_view a) = 0;
  virtual std::vector<Sample> find_by_hint_less_than(std::string_view a) = 0;
  virtual std::vector<Sample> find_by_small_less_than(std::int16_t a) = 0;
  virtual std::vector<Sample> find_by_number_less_than(int a) = 0;
  virtual std::vector<Sample> find_by_level_less_than(int a) = 0;
  virtual std::vector<Sample> find_by_big_less_than(std::uint64_t a) = 0;
  virtual std::vector<Sample> find_by_ratio_less_than(float a) = 0;
  virtual std::vector<Sample> find_by_amount_less_than(double a) = 0;
  virtual std::vector<Sample> find_by_day_less_than(std::chrono::year_month_day a) = 0;
  virtual std::vector<Sample> find_by_moment_less_than(std::chrono::sys_seconds a) = 0;
  virtual std::vector<Sample> find_by_wait_less_than(std::chrono::seconds a) = 0;
};
