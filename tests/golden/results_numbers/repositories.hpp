#pragma once

#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>
#include <vector>

struct [[repoc::entity("products")]] Product {
  [[repoc::id]] std::string sku;
  std::string name;
  std::optional<std::string> note;
  int quantity{};
  double price{};
  bool active{};
};

class [[repoc::repository]] ProductRepository : public repoc::Repository<Product, std::string> {
 public:
  virtual std::int64_t count_by_name(std::string_view name) = 0;
  virtual int count_by_quantity(int quantity) = 0;
  virtual unsigned count_all() = 0;
  virtual bool exists_by_name(std::string_view name) = 0;
};
