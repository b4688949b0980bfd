#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <set>
#include <span>
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
  virtual std::vector<Sample> find_by_number_in(std::span<const int> values) = 0;
  virtual std::vector<Sample> find_by_text_in(const std::set<std::string>& values) = 0;
  virtual std::vector<Sample> find_by_big_in(const std::array<std::uint64_t, 3>& values) = 0;
  virtual std::vector<Sample> find_by_hint_in(std::vector<std::string_view> values) = 0;
  virtual std::vector<Sample> find_by_number_in_and_text_not_in(const std::vector<int>& numbers, const std::vector<std::string>& texts) = 0;
};
