#pragma once

#include <memory>
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

struct [[repoc::entity]] Order {
  [[repoc::id]] int number{};
  std::vector<std::unique_ptr<Line>> lines;
  std::vector<std::optional<repoc::Ref<Tag, std::string>>> tags;
  std::unique_ptr<int> count;
  Tag* tag{};
};

class [[repoc::repository]] Orders : public repoc::Repository<Order, int> {
 public:
  virtual std::optional<Order> find_by_number(int number) = 0;
};
