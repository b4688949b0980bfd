#pragma once

#include <repoc/ref.hpp>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity("tags")]] Tag {
  [[repoc::id]] std::string name;
};

using TagRef = repoc::Ref<Tag, std::string>;

struct [[repoc::entity("articles")]] Article {
  [[repoc::id]] int number{};
  std::vector<TagRef> tags;
};

class [[repoc::repository]] Articles : public repoc::Repository<Article, int> {
 public:
  virtual std::vector<Article> find_by_tags_contains(const TagRef& tag) = 0;
  virtual std::vector<Article> get_by_tags_contains(std::string_view tag) = 0;
  virtual std::vector<Article> list_by_tags_contains(const Tag& tag) = 0;
  virtual std::vector<Article> find_by_tags_not_contains(const TagRef& tag) = 0;
};
