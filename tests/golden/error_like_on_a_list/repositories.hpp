#pragma once

#include <map>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::entity]] Article {
  [[repoc::id]] int number{};
  std::vector<std::string> tags;
  std::map<std::string, int> scores;
};

class [[repoc::repository]] Articles : public repoc::Repository<Article, int> {
 public:
  virtual std::vector<Article> find_by_tags_like(const std::string& tag) = 0;
  virtual std::vector<Article> find_by_tags(const std::vector<std::string>& tags) = 0;
  virtual std::vector<Article> find_by_tags_null() = 0;
  virtual std::vector<Article> find_by_tags_contains(int tag) = 0;
  virtual std::vector<Article> find_by_scores_contains(const std::string& key) = 0;
};
