#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::entity]] Customer {
  [[repoc::id]] std::vector<std::string> names;
};

class [[repoc::repository]] Customers : public repoc::Repository<Customer, std::vector<std::string>> {
 public:
  virtual std::vector<Customer> find_by_names_empty() = 0;
};
