#pragma once

#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::value]] Address {
  std::string street;
  std::optional<std::string> zip;
};

struct [[repoc::entity]] Customer {
  [[repoc::id]] int number{};
  Address home;
  std::optional<Address> work;
};

class [[repoc::repository]] Customers : public repoc::Repository<Customer, int> {
 public:
  // The group as a whole.
  virtual std::vector<Customer> find_by_home(const Address& home) = 0;
  virtual std::vector<Customer> find_by_home_not(const Address& home) = 0;
  virtual std::vector<Customer> find_by_work(const Address& work) = 0;
  virtual std::vector<Customer> find_by_work_not(const Address& work) = 0;
  virtual std::vector<Customer> find_by_home_and_number(repoc::Maybe<Address> home, int number) = 0;
  // One part, with its hop spelled in each of the three ways.
  virtual std::vector<Customer> find_by_home_street(std::string_view street) = 0;
  virtual std::vector<Customer> find_by_home__street(std::string_view street) = 0;
  [[repoc::derive("find_by_home.street")]] virtual std::vector<Customer> at(std::string_view street) = 0;
  virtual std::vector<Customer> find_by_home_zip_null() = 0;
  virtual std::vector<Customer> find_by_work_street_equal_field_home_street() = 0;
};
