#pragma once

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <repoc/repository.hpp>
#include <set>
#include <span>
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
  virtual std::vector<Sample> find_by_text(std::string& text) = 0;
  virtual std::vector<Sample> find_by_hint(const std::optional<std::string>& hint) = 0;
  virtual std::vector<Sample> find_by_number(const repoc::Maybe<int>& number) = 0;
  virtual std::vector<Sample> find_by_level(repoc::Maybe<int>& level) = 0;
  virtual std::vector<Sample> find_by_flag_true_order_by_id(const repoc::Limit& limit, repoc::Offset& offset) = 0;
  virtual std::vector<Sample> find_by_number_in(std::initializer_list<int> numbers) = 0;
  virtual std::vector<Sample> find_by_text_in(std::span<std::string> texts) = 0;
  virtual std::vector<Sample> find_by_state_in(const std::set<State>& states) = 0;
  virtual std::vector<Sample> find_by_small(int small = 3) = 0;
  virtual std::vector<Sample> find_by_day(const std::chrono::year_month_day day) = 0;
};
