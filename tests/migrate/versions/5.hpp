// What was absent gets a value, a number becomes a text, and a table goes.
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
  std::string taken;
};

struct [[repoc::entity]] Batch {
  [[repoc::id]] std::string reference;
  [[repoc::id]] int quantity{};
  std::optional<std::chrono::year_month_day> eta;
  std::vector<Line> lines;
};

struct [[repoc::entity("articles")]] Article {
  [[repoc::id]] std::string code;
  [[repoc::unique]] std::string title;
  std::string note;
  std::optional<double> weight;
  bool fragile{};
  std::vector<std::byte> picture;
  Status status{};
  [[repoc::version]] std::int64_t version{};
  std::vector<Batch> lots;
};

class [[repoc::repository]] Articles : public repoc::Repository<Article, std::string> {};

}  // namespace shop
