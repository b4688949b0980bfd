#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::entity]] Person {
  [[repoc::id]] std::string id;
  std::string lastName_;
  int m_age{};
};

struct Summary {
  std::string last_name;
  int age{};
};

class [[repoc::repository]] People : public repoc::Repository<Person, std::string> {
 public:
  virtual std::vector<Summary> find_last_name_and_age_by_age_greater_than(int age) = 0;
};
