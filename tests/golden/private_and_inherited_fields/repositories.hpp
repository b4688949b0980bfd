#pragma once

#include <cstdint>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace repoc {
struct Access;
}

class Audited {
 protected:
  friend struct repoc::Access;
  std::string created_by_;
  [[repoc::version]] std::int64_t version_{};
};

class [[repoc::entity]] Customer : public Audited {
 public:
  explicit Customer(std::string id) : id_(std::move(id)) {}
  int source() const { return source_ + cache_; }

 private:
  friend struct repoc::Access;
  Customer() = default;
  [[repoc::id]] std::string id_;
  [[repoc::column("full_name")]] std::string name_;
  [[repoc::transient]] int cache_ = 0;
  [[repoc::updatable(false)]] int source_ = 0;
  static inline int count_ = 0;
};

class [[repoc::repository]] CustomerRepository : public repoc::Repository<Customer, std::string> {
 public:
  virtual Customer* get_by_id(std::string_view id) = 0;
  virtual std::vector<Customer> find_by_created_by_and_name(std::string_view who, std::string_view name) = 0;
};
