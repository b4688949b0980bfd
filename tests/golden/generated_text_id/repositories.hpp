#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity]] Note {
  [[repoc::id(generated)]] std::string id;
  std::string text;
};

class [[repoc::repository]] NoteRepository : public repoc::Repository<Note, std::string> {
 public:
  virtual std::vector<Note> find_by_text(std::string_view text) = 0;
};
