#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
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
  virtual std::vector<Sample> find_by_text_not_in(const std::vector<std::string>& values) = 0;
  virtual std::vector<Sample> find_by_hint_not_in(const std::vector<std::string>& values) = 0;
  virtual std::vector<Sample> find_by_small_not_in(const std::vector<std::int16_t>& values) = 0;
  virtual std::vector<Sample> find_by_number_not_in(const std::vector<int>& values) = 0;
  virtual std::vector<Sample> find_by_level_not_in(const std::vector<int>& values) = 0;
  virtual std::vector<Sample> find_by_big_not_in(const std::vector<std::uint64_t>& values) = 0;
  virtual std::vector<Sample> find_by_ratio_not_in(const std::vector<float>& values) = 0;
  virtual std::vector<Sample> find_by_amount_not_in(const std::vector<double>& values) = 0;
  virtual std::vector<Sample> find_by_day_not_in(const std::vector<std::chrono::year_month_day>& values) = 0;
  virtual std::vector<Sample> find_by_moment_not_in(const std::vector<std::chrono::sys_seconds>& values) = 0;
  virtual std::vector<Sample> find_by_wait_not_in(const std::vector<std::chrono::seconds>& values) = 0;
  virtual std::vector<Sample> find_by_state_not_in(const std::vector<State>& values) = 0;
  virtual std::vector<Sample> find_by_former_not_in(const std::vector<State>& values) = 0;
};
