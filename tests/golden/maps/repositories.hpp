#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::entity]] Sample {
  [[repoc::id]] int number{};
  std::map<std::string, std::int64_t> counts;
  std::map<std::string, std::optional<std::string>> labels;
};

class [[repoc::repository]] Samples : public repoc::Repository<Sample, int> {
 public:
  virtual std::vector<Sample> find_by_counts_empty() = 0;
  virtual std::vector<Sample> find_by_labels_not_empty() = 0;
};
