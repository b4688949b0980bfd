#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <repoc/uuid.hpp>
#include <string>
#include <vector>

struct [[repoc::entity]] Step {
  [[repoc::id(generated)]] repoc::Uuid id;
  std::string text;
};

struct [[repoc::entity]] Plan {
  [[repoc::id(generated)]] repoc::Uuid id;
  std::vector<Step> steps;
};

class [[repoc::repository]] Plans : public repoc::Repository<Plan, repoc::Uuid> {
 public:
  virtual std::optional<Plan> find_by_id(repoc::Uuid id) = 0;
};
