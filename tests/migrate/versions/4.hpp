// Types and rules: a wider number, another key of the children, a unique rule, a table of grandchildren; a column goes.
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

struct [[repoc::entity]] Line {
  std::string order;
  int taken{};
};

struct [[repoc::entity]] Batch {
  [[repoc::id]] std::string reference;
  [[repoc::id]] int quantity{};
  std::optional<std::chrono::year_month_day> eta;
  std::vector<Line> lines;
};

struct [[repoc::entity("articles")]] Article {
  [[repoc::id]] std::string code;
  [[repoc::index, repoc::unique]] std::string title;
  std::optional<std::string> note;
  std::optional<double> weight;
  bool fragile{};
  std::vector<std::byte> picture;
  Status status{};
  [[repoc::version]] std::int64_t version{};
  std::vector<Batch> lots;
};

struct [[repoc::entity("visits")]] Visit {
  [[repoc::id(generated)]] std::int64_t number{};
  std::int32_t guests{};
};

class [[repoc::repository]] Articles : public repoc::Repository<Article, std::string> {};
class [[repoc::repository]] Visits : public repoc::Repository<Visit, std::int64_t> {};

}  // namespace shop
