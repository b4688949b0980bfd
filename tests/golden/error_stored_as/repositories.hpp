#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

enum class [[repoc::stored_as("text")]] State { open, closed };
enum class [[repoc::stored_as("number")]] Level { low = 1, least = 1, high = 2 };

struct [[repoc::entity]] Task {
  [[repoc::id]] int number{};
  State state{};
  Level level{};
};

class [[repoc::repository]] Tasks : public repoc::Repository<Task, int> {
 public:
  virtual std::optional<Task> find_by_number(int number) = 0;
};
