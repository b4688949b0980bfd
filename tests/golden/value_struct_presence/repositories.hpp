#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

struct [[repoc::value]] Contact {
  std::optional<std::string> mail;
  std::optional<std::string> phone;
};

struct [[repoc::entity]] Customer {
  [[repoc::id]] int number{};
  std::optional<Contact> contact;
};

class [[repoc::repository]] Customers : public repoc::Repository<Customer, int> {
 public:
  virtual std::vector<Customer> find_by_contact_null() = 0;
  virtual std::vector<Customer> find_by_contact_mail_null() = 0;
  virtual std::vector<Customer> find_by_contact(const Contact& contact) = 0;
  virtual std::vector<Customer> find_by_contact_not(const Contact& contact) = 0;
};
