#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity]] Code {
  [[repoc::id]] int id{};
  std::string code;
  std::string code_like;
  std::string label;
};

class [[repoc::repository]] Codes : public repoc::Repository<Code, int> {
 public:
  virtual std::vector<Code> find_by_code_like_or_label(std::string_view a, std::string_view b) = 0;
};
