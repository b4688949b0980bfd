#pragma once

#include <optional>
#include <repoc/ref.hpp>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity("customers")]] Customer {
  [[repoc::id]] std::string id;
  std::string name;
};

struct [[repoc::entity("orders")]] Order {
  [[repoc::id]] int number{};
  repoc::Ref<Customer, std::string> customer;
  std::optional<repoc::Ref<Customer, std::string>> payer;
};

using CustomerRef = repoc::Ref<Customer, std::string>;

class [[repoc::repository]] Orders : public repoc::Repository<Order, int> {
 public:
  virtual std::vector<Order> find_by_customer(const CustomerRef& customer) = 0;
  virtual std::vector<Order> get_by_customer(std::string_view customer) = 0;
  virtual int count_by_customer(const Customer& customer) = 0;
  virtual std::vector<Order> find_by_customer_in(const std::vector<CustomerRef>& customers) = 0;
  virtual std::vector<Order> get_by_customer_in(const std::vector<std::string>& customers) = 0;
  virtual std::vector<Order> find_by_payer_null() = 0;
  virtual std::vector<Order> find_by_payer_not_equal_field_customer() = 0;
  virtual std::vector<CustomerRef> find_distinct_customer_order_by_customer() = 0;
  virtual int update_payer_by_number(const CustomerRef& payer, int number) = 0;
};
class [[repoc::repository]] Customers : public repoc::Repository<Customer, std::string> {
 public:
  virtual std::vector<Customer> find_by_name(std::string_view name) = 0;
};
