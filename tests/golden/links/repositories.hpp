#pragma once

#include <repoc/ref.hpp>
#include <repoc/repository.hpp>
#include <string>
#include <tuple>
#include <vector>

struct [[repoc::entity("tags")]] Tag {
  [[repoc::id]] std::string name;
};

struct [[repoc::entity]] Size {
  [[repoc::id]] int width{};
  [[repoc::id]] int height{};
};

struct [[repoc::entity("articles")]] Article {
  [[repoc::id]] int number{};
  std::vector<repoc::Ref<Tag, std::string>> tags;
  [[repoc::column("article_formats")]] std::vector<repoc::Ref<Size, std::tuple<int, int>>> sizes;
};

class [[repoc::repository]] Articles : public repoc::Repository<Article, int> {
 public:
  virtual std::vector<Article> find_by_tags_empty() = 0;
  virtual std::vector<Article> find_by_sizes_not_empty() = 0;
};
