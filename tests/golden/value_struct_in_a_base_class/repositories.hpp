#pragma once

#include <chrono>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::value]] Stamp {
  std::string author;
  std::chrono::sys_seconds at;
};

struct Audited {
  Stamp created;
  std::optional<Stamp> changed;
};

struct [[repoc::entity]] Note : Audited {
  [[repoc::id]] int number{};
  std::string text;
};

class [[repoc::repository]] Notes : public repoc::Repository<Note, int> {
 public:
  virtual std::vector<Note> find_by_created_author_order_by_changed_at_desc(std::string_view author) = 0;
};
