#pragma once

#include <optional>
#include <repoc/ref.hpp>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::entity]] Line {
  std::string text;
};

struct [[repoc::entity]] Tag {
  [[repoc::id]] std::string name;
};

struct [[repoc::value]] Block {
  [[repoc::id]] int number{};
  [[repoc::version]] int version{};
  std::vector<Line> lines;
  std::optional<Line> title;
  std::vector<repoc::Ref<Tag, std::string>> tags;
};

struct [[repoc::entity]] Page {
  [[repoc::id]] int number{};
  Block block;
};

class [[repoc::repository]] Pages : public repoc::Repository<Page, int> {
 public:
  virtual std::optional<Page> find_by_number(int number) = 0;
};
