#pragma once

#include <cstdint>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity]] Note {
  [[repoc::id(generated)]] std::int64_t id{};
  std::string text;
};

class [[repoc::repository]] NoteRepository : public repoc::Repository<Note, std::int64_t> {
 public:
  virtual std::vector<Note> find_by_text(std::string_view text) = 0;
};
