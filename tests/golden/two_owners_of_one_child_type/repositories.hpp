#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity]] Comment {
  std::string text;
};

struct [[repoc::entity("articles")]] Article {
  [[repoc::id]] int number{};
  [[repoc::column("article_comments")]] std::vector<Comment> comments;
  [[repoc::column("article_notes")]] std::vector<Comment> notes;
};

struct [[repoc::entity("photos")]] Photo {
  [[repoc::id]] std::string file;
  [[repoc::column("photo_comments")]] std::vector<Comment> comments;
};

class [[repoc::repository]] Articles : public repoc::Repository<Article, int> {
 public:
  virtual std::vector<Article> find_by_comments_text_contains(std::string_view text) = 0;
};
class [[repoc::repository]] Photos : public repoc::Repository<Photo, std::string> {
 public:
  virtual std::vector<Photo> find_by_comments_empty() = 0;
};
