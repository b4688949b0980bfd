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
  virtual std::vector<Code> find_by_code_is_like(std::string_view pattern) = 0;
  virtual std::vector<Code> find_by_code_like_equal(std::string_view value) = 0;
  virtual std::vector<Code> find_by_code_like_like(std::string_view pattern) = 0;
  virtual std::vector<Code> find_by_code(std::string_view code) = 0;
};
