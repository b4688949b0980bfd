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
  virtual std::int64_t delete_by_either_name_or_note_and_active_false(std::string_view name, std::string_view note) = 0;
};
