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
  virtual std::vector<Sample> find_by_text_equal_ignore_case(std::string_view value) = 0;
  virtual std::vector<Sample> find_by_text_not_ignore_case(std::string_view value) = 0;
  virtual std::vector<Sample> find_by_text_like_ignore_case(std::string_view value) = 0;
  virtual std::vector<Sample> find_by_text_not_like_ignore_case(std::string_view value) = 0;
  virtual std::vector<Sample> find_by_text_starts_with_ignore_case(std::string_view value) = 0;
  virtual std::vector<Sample> find_by_text_ends_with_ignore_case(std::string_view value) = 0;
  virtual std::vector<Sample> find_by_text_contains_ignore_case(std::string_view value) = 0;
  virtual std::vector<Sample> find_by_text_not_contains_ignore_case(std::string_view value) = 0;
  virtual std::vector<Sample> find_by_text_less_than_ignore_case(std::string_view value) = 0;
  virtual std::vector<Sample> find_by_hint_equal_ignore_case(std::string_view value) = 0;
  virtual std::vector<Sample> find_by_hint_not_ignore_case(std::string_view value) = 0;
  virtual std::vector<Sample> find_by_hint_like_ignore_case(std::string_view value) = 0;
  virtual std::vector<Sample> find_by_hint_not_like_ignore_case(std::string_view value) = 0;
  virtual std::vector<Sample> find_by_hint_starts_with_ignore_case(std::string_view value) = 0;
  virtual std::vector<Sample> find_by_hint_ends_with_ignore_case(std::string_view value) = 0;
  virtual std::vector<Sample> find_by_hint_contains_ignore_case(std::string_view value) = 0;
  virtual std::vector<Sample> find_by_hint_not_contains_ignore_case(std::string_view value) = 0;
  virtual std::vector<Sample> find_by_hint_less_than_ignore_case(std::string_view value) = 0;
};
