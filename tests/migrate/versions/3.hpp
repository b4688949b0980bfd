// Other names: of columns, of a table with children, and of the key that the children hold.
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
  [[repoc::id, repoc::was("ref")]] std::string reference;
  int quantity{};
  std::optional<std::chrono::year_month_day> eta;
};

struct [[repoc::entity("articles"), repoc::was("products")]] Article {
  [[repoc::id, repoc::was("sku")]] std::string code;
  [[repoc::index, repoc::was("name")]] std::string title;
  std::optional<std::string> note;
  double weight{};
  bool fragile{};
  std::string colour;
  std::vector<std::byte> picture;
  Status status{};
  [[repoc::version]] std::int64_t version{};
  [[repoc::was("batch")]] std::vector<Batch> lots;
};

struct [[repoc::entity("visits")]] Visit {
  [[repoc::id(generated)]] std::int64_t number{};
  std::uint8_t guests{};
};

class [[repoc::repository]] Articles : public repoc::Repository<Article, std::string> {};
class [[repoc::repository]] Visits : public repoc::Repository<Visit, std::int64_t> {};

}  // namespace shop
