#pragma once

#include <cstdint>
#include <optional>
#include <repoc/repository.hpp>
#include <string>
#include <vector>

namespace shop {

struct [[repoc::entity]] Batch {
  [[repoc::id]] std::string ref;
  int quantity{};
};

struct [[repoc::entity("products")]] Product {
  [[repoc::id]] std::string sku;
  [[repoc::index]] std::string name;
  std::optional<std::string> note;
  double weight{};
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
