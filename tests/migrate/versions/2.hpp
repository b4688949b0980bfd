// New columns: absent ones, and never absent ones of each kind that has a value for the rows that are there.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

namespace shop {

enum class Status { retired = 1, active = 0 };

struct [[repoc::entity]] Batch {
  [[repoc::id]] std::string ref;
  int quantity{};
  std::optional<std::chrono::year_month_day> eta;
};

struct [[repoc::entity("products")]] Product {
  [[repoc::id]] std::string sku;
  [[repoc::index]] std::string name;
  std::optional<std::string> note;
  double weight{};
  bool fragile{};
  std::string colour;
  std::vector<std::byte> picture;
  Status status{};
  [[repoc::version]] std::int64_t version{};
  std::vector<Batch> batches;
};

struct [[repoc::entity("visits")]] Visit {
  [[repoc::id(generated)]] std::int64_t number{};
  std::uint8_t guests{};
};

class [[repoc::repository]] Products : public repoc::Repository<Product, std::string> {};
class [[repoc::repository]] Visits : public repoc::Repository<Visit, std::int64_t> {};

}  // namespace shop
