#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <vector>

enum class Level { kLow, kNotSet, kNull, HIGH_VALUE };

struct [[repoc::entity]] Alarm {
  [[repoc::id]] int id{};
  Level level{};
  std::optional<Level> before;
};

class [[repoc::repository]] Alarms : public repoc::Repository<Alarm, int> {
 public:
  virtual std::vector<Alarm> find_by_level_k_low() = 0;
  virtual std::vector<Alarm> find_by_level_high_value() = 0;
  virtual std::vector<Alarm> find_by_level_k_not_set() = 0;
  virtual std::vector<Alarm> find_by_before_k_null() = 0;
};
