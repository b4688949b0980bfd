#pragma once

#include <map>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::entity]] Customer {
  [[repoc::id]] int number{};
  std::optional<std::vector<std::string>> nicknames;
  std::optional<std::map<std::string, int>> scores;
};

class [[repoc::repository]] Customers : public repoc::Repository<Customer, int> {
 public:
  virtual std::optional<Customer> find_by_number(int number) = 0;
};
