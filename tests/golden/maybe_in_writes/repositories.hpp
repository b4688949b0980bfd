#pragma once

#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <string_view>

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
  virtual std::int64_t delete_by_name_and_price(repoc::Maybe<std::string_view> name, repoc::Maybe<double> price) = 0;
  virtual std::int64_t update_active_by_name(bool active, repoc::Maybe<std::string_view> name) = 0;
  virtual std::int64_t count_by_name(repoc::Maybe<std::string_view> name) = 0;
  virtual bool exists_by_name(repoc::Maybe<std::string_view> name) = 0;
};
