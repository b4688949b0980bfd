#pragma once

#include <map>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>

struct [[repoc::entity]] Item {
  [[repoc::id]] int id{};
  std::map<int, int> sizes;
  long double weight{};
  std::optional<std::optional<int>> twice;
  std::string_view name;
};

class [[repoc::repository]] Items : public repoc::Repository<Item, int> {
 public:
  virtual std::optional<Item> find_by_id(int id) = 0;
};
