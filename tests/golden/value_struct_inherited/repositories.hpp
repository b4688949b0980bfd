#pragma once

#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct Named {
  std::string first_name;
  std::string last_name;
};

struct [[repoc::value]] Contact : Named {
  std::string phone;
};

struct [[repoc::entity]] Supplier {
  [[repoc::id]] int number{};
  Contact contact;
};

class [[repoc::repository]] Suppliers : public repoc::Repository<Supplier, int> {
 public:
  virtual std::vector<Supplier> find_by_contact_last_name(std::string_view name) = 0;
};
