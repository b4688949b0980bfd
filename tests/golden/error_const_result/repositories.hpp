#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity]] Sample {
  [[repoc::id]] std::string id;
  std::string text;
};

class [[repoc::repository]] SampleRepository : public repoc::Repository<Sample, std::string> {
 public:
  virtual const std::vector<Sample> find_by_text(std::string_view text) = 0;
  virtual const std::optional<Sample> get_by_text(std::string_view text) = 0;
  virtual const int count_by_text(std::string_view text) = 0;
  virtual const bool exists_by_text(std::string_view text) = 0;
};
