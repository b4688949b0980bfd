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
  virtual std::vector<Sample> find_by_small(std::int64_t value) = 0;
  virtual std::vector<Sample> find_by_small_in(const std::vector<std::uint64_t>& values) = 0;
  virtual std::vector<Sample> find_by_big(int value) = 0;
  virtual std::vector<Sample> find_by_number_between(std::uint8_t least, std::uint64_t most) = 0;
  virtual std::vector<Sample> find_by_number_less_than(float most) = 0;
  virtual std::vector<Sample> find_by_amount_greater_than(int least) = 0;
  virtual std::int64_t update_small_by_id(std::int64_t value, std::string_view id) = 0;
  virtual std::vector<Sample> find_by_text(const char* text) = 0;
  virtual std::vector<Sample> find_by_text_in(const std::vector<const char*>& texts) = 0;
};
