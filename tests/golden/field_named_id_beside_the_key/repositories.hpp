#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity]] Card {
  [[repoc::id]] std::string number;
  int id{};
};

class [[repoc::repository]] Cards : public repoc::Repository<Card, std::string> {
 public:
  virtual std::vector<Card> find_by_id(int id) = 0;
  virtual std::optional<Card> find_by_number(std::string_view number) = 0;
};
