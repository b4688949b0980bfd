#pragma once

#include <cstdint>
#include <optional>
#include <repoc/codec.hpp>
#include <repoc/ref.hpp>
#include <repoc/repository.hpp>
#include <string>
#include <utility>
#include <vector>

namespace repoc {
struct Access;
}

class [[repoc::entity("customers")]] Customer {
 public:
  explicit Customer(std::string id) : id_(std::move(id)) {}
  const std::string& id() const { return id_; }

 private:
  friend struct repoc::Access;
  Customer() = default;
  [[repoc::id]] std::string id_;
};

struct [[repoc::entity("orders")]] Order {
  [[repoc::id]] int number{};
  repoc::Ref<Customer, std::string> customer;
  std::vector<repoc::Ref<Customer, std::string>> watchers;
};

class [[repoc::repository]] Orders : public repoc::Repository<Order, int> {
 public:
  virtual std::int64_t count_by_customer(const Customer& customer) = 0;
  virtual std::vector<Order> find_by_watchers_contains(const Customer& watcher) = 0;
};
