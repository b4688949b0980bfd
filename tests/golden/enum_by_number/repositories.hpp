#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <vector>

enum class [[repoc::stored_as("number")]] Priority { low = 1, normal = 5, high = 9 };

struct [[repoc::entity]] Task {
  [[repoc::id]] int number{};
  Priority priority{};
  std::optional<Priority> former;
};

class [[repoc::repository]] Tasks : public repoc::Repository<Task, int> {
 public:
  virtual std::vector<Task> find_by_priority(Priority priority) = 0;
  virtual std::vector<Task> find_by_priority_high() = 0;
  virtual std::vector<Task> find_order_by_priority_desc() = 0;
  virtual std::vector<Task> find_by_former_in(const std::vector<Priority>& former) = 0;
};
