#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity]] Note {
  std::string text;
};

class [[repoc::repository]] Notes : public repoc::Repository<Note, int> {
 public:
  virtual std::vector<Note> find_by_text(std::string_view text) = 0;
};
