#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::entity]] Comment {
  std::string text;
};

struct [[repoc::entity]] Article {
  [[repoc::id]] int number{};
  std::vector<Comment> comments;
  std::vector<Comment> notes;
};

class [[repoc::repository]] Articles : public repoc::Repository<Article, int> {
 public:
  virtual std::optional<Article> find_by_number(int number) = 0;
};
