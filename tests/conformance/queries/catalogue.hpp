// What the query cases ask about. Item has a field of each kind with and without absent values, and lists in lists;
// Extreme has every number type; Odd has fields that are called like words of the query language.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace catalogue {

enum class Kind { plain, spare, old_stock };

struct [[repoc::entity]] Mark {
  [[repoc::id]] std::string code{};
  int level{};

  friend bool operator==(const Mark&, const Mark&) = default;
};

struct [[repoc::entity]] Part {
  [[repoc::id]] std::string label{};
  int qty{};
  std::optional<int> cap{};
  std::vector<Mark> marks{};

  friend bool operator==(const Part&, const Part&) = default;
};

struct [[repoc::entity("items")]] Item {
  [[repoc::id]] std::int64_t id{};
  std::string name{};
  std::optional<std::string> note{};
  Kind kind{};
  std::optional<Kind> previous{};
  std::int32_t stock{};
  std::optional<int> low{};
  double price{};
  std::optional<double> weight{};
  bool active{};
  std::optional<bool> checked{};
  std::chrono::year_month_day made{};
  std::optional<std::chrono::year_month_day> sold{};
  std::vector<Part> parts{};
  [[repoc::version]] std::int64_t version{};

  friend bool operator==(const Item&, const Item&) = default;
};

struct [[repoc::entity]] Extreme {
  [[repoc::id]] std::string id{};
  std::int8_t i8{};
  std::uint8_t u8{};
  std::int16_t i16{};
  std::uint16_t u16{};
  std::int32_t i32{};
  std::uint32_t u32{};
  std::int64_t i64{};
  std::uint64_t u64{};
  float f32{};
  double f64{};

  friend bool operator==(const Extreme&, const Extreme&) = default;
};

struct [[repoc::entity("odds")]] Odd {
  [[repoc::id]] std::int64_t number{};
  std::string order{};
  std::int64_t order_id{};
  std::string organisation{};
  std::chrono::year_month_day not_before{};
  std::chrono::year_month_day valid_before{};
  std::string code{};
  std::string code_like{};
  bool in_stock{};
  std::string address1{};
  std::string by{};
  int first{};
  int top3{};
  std::string distinct{};
  std::optional<int> min{};
  int sum_total{};
  std::string all{};
  std::string either_way{};
  int desc{};
  std::string camelCase{};
  std::string m_member{};
  std::string trailing_{};

  friend bool operator==(const Odd&, const Odd&) = default;
};

// Projections.
struct Line {
  std::string name;
  std::int32_t stock;
};
struct PartLine {
  std::string name;
  std::string parts_label;
};
struct Dated {
  std::optional<std::chrono::year_month_day> sold;
  std::int64_t id;
  std::optional<std::string> note;
};
struct KindCount {
  Kind kind;
  bool active;
  std::int64_t count;
};
struct KindAverage {
  Kind kind;
  double avg_stock;
};
struct KindAndLow {
  std::int64_t id;
  Kind kind;
  std::optional<int> low;
};

}  // namespace catalogue
