#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <repoc/decimal.hpp>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

enum class State { open, closed };

struct [[repoc::entity]] Sample {
  [[repoc::id]] int number{};
  std::vector<std::string> texts;
  std::vector<std::int64_t> numbers;
  std::vector<bool> flags;
  std::vector<double> ratios;
  std::vector<State> states;
  std::vector<repoc::Decimal> amounts;
  std::vector<std::vector<std::byte>> blobs;
  std::vector<std::optional<int>> gaps;
};

class [[repoc::repository]] Samples : public repoc::Repository<Sample, int> {
 public:
  virtual std::vector<Sample> find_by_texts_contains(std::string_view text) = 0;
  virtual std::vector<Sample> find_by_texts_not_contains(std::string_view text) = 0;
  virtual std::vector<Sample> find_by_numbers_contains(std::int64_t number) = 0;
  virtual std::vector<Sample> find_by_flags_contains(bool flag) = 0;
  virtual std::vector<Sample> find_by_ratios_contains(double ratio) = 0;
  virtual std::vector<Sample> find_by_states_contains(State state) = 0;
  virtual std::vector<Sample> find_by_amounts_contains(const repoc::Decimal& amount) = 0;
  virtual std::vector<Sample> find_by_blobs_contains(const std::vector<std::byte>& blob) = 0;
  virtual std::vector<Sample> find_by_gaps_contains(int gap) = 0;
};
