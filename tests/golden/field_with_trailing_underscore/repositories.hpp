#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity]] Thing {
  [[repoc::id]] int id_{};
  std::string class_;
  std::string m_kind;
};

class [[repoc::repository]] Things : public repoc::Repository<Thing, int> {
 public:
  virtual std::vector<Thing> find_by_class(std::string_view value) = 0;
  virtual std::vector<Thing> find_by_kind(std::string_view value) = 0;
  virtual std::optional<Thing> find_by_id(int id) = 0;
};
