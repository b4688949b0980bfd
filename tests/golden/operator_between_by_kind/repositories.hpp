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
  virtual std::vector<Sample> find_by_text_between(std::string_view a, std::string_view b) = 0;
  virtual std::vector<Sample> find_by_hint_between(std::string_view a, std::string_view b) = 0;
  virtual std::vector<Sample> find_by_small_between(std::int16_t a, std::int16_t b) = 0;
  virtual std::vector<Sample> find_by_number_between(int a, int b) = 0;
  virtual std::vector<Sample> find_by_level_between(int a, int b) = 0;
  virtual std::vector<Sample> find_by_big_between(std::uint64_t a, std::uint64_t b) = 0;
  virtual std::vector<Sample> find_by_ratio_between(float a, float b) = 0;
  virtual std::vector<Sample> find_by_amount_between(double a, double b) = 0;
  virtual std::vector<Sample> find_by_day_between(std::chrono::year_month_day a, std::chrono::year_month_day b) = 0;
  virtual std::vector<Sample> find_by_moment_between(std::chrono::sys_seconds a, std::chrono::sys_seconds b) = 0;
  virtual std::vector<Sample> find_by_wait_between(std::chrono::seconds a, std::chrono::seconds b) = 0;
};
