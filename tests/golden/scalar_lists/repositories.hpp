#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <repoc/repository.hpp>
#include <repoc/uuid.hpp>
#include <string>
#include <vector>

enum class State { open, closed };

struct [[repoc::entity]] Sample {
  [[repoc::id]] int number{};
  std::vector<std::string> texts;
  std::vector<int> numbers;
  std::vector<bool> flags;
  std::vector<double> ratios;
  std::vector<State> states;
  std::vector<std::chrono::year_month_day> days;
  std::vector<repoc::Uuid> tokens;
  std::vector<std::vector<std::byte>> blobs;
  std::vector<std::optional<int>> gaps;
};

class [[repoc::repository]] Samples : public repoc::Repository<Sample, int> {
 public:
  virtual std::vector<Sample> find_by_texts_empty() = 0;
  virtual std::vector<Sample> find_by_numbers_not_empty() = 0;
  virtual std::vector<std::vector<std::string>> find_texts_by_number_greater_than(int number) = 0;
};
