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
  virtual std::vector<Sample> find_by_text(std::string_view a) = 0;
  virtual std::vector<Sample> find_by_hint(std::string_view a) = 0;
  virtual std::vector<Sample> find_by_small(std::int16_t a) = 0;
  virtual std::vector<Sample> find_by_number(int a) = 0;
  virtual std::vector<Sample> find_by_level(int a) = 0;
  virtual std::vector<Sample> find_by_big(std::uint64_t a) = 0;
  virtual std::vector<Sample> find_by_ratio(float a) = 0;
  virtual std::vector<Sample> find_by_amount(double a) = 0;
  virtual std::vector<Sample> find_by_day(std::chrono::year_month_day a) = 0;
  virtual std::vector<Sample> find_by_moment(std::chrono::sys_seconds a) = 0;
  virtual std::vector<Sample> find_by_wait(std::chrono::seconds a) = 0;
  virtual std::vector<Sample> find_by_flag(bool a) = 0;
  virtual std::vector<Sample> find_by_choice(bool a) = 0;
  virtual std::vector<Sample> find_by_state(State a) = 0;
  virtual std::vector<Sample> find_by_former(State a) = 0;
};
