// Aggregates for the tests of the runtime, each for what it is called by: every field type, generated keys, a composite
// key passed as a struct, no version, four levels of lists, children without an id.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace repoc {
struct Access;
}

namespace shop {

enum class Status { open, paid, sent };

// Children with an id, private fields, a version.
struct [[repoc::entity]] Line {
  [[repoc::id]] std::string order;
  [[repoc::id]] std::string sku;
  int qty{};
  friend bool operator==(const Line&, const Line&) = default;
};
struct [[repoc::entity]] Batch {
  [[repoc::id]] std::string reference;
  int quantity{};
  std::vector<Line> lines;
  std::optional<std::chrono::year_month_day> eta;
  friend bool operator==(const Batch&, const Batch&) = default;
};
class [[repoc::entity("products")]] Product {
 public:
  explicit Product(std::string sku) : sku_(std::move(sku)) {}
  std::vector<Batch> batches;
  std::string name;
  [[nodiscard]] const std::string& sku() const { return sku_; }
  void set_sku(std::string sku) { sku_ = std::move(sku); }
  [[nodiscard]] std::int64_t version() const { return version_; }

 private:
  friend struct repoc::Access;
  Product() = default;
  [[repoc::id]] std::string sku_;
  [[repoc::version]] std::int64_t version_{};
};

// Every field type, no version, no children.
struct [[repoc::entity]] Thing {
  [[repoc::id]] int id{};
  bool yes{};
  std::int8_t i8{};
  std::uint8_t u8{};
  std::int16_t i16{};
  std::uint32_t u32{};
  std::int64_t i64{};
  std::uint64_t u64{};
  float f{};
  double d{};
  std::string text;
  std::vector<std::byte> bytes;
  Status status{};
  std::chrono::year_month_day day{std::chrono::year(2000), std::chrono::month(1), std::chrono::day(1)};
  std::chrono::sys_time<std::chrono::microseconds> at{};
  std::chrono::milliseconds took{};
  std::optional<int> maybe_int;
  std::optional<std::string> maybe_text;
  std::optional<Status> maybe_status;
  friend bool operator==(const Thing&, const Thing&) = default;
};

// Keys that are made for the user.
struct [[repoc::entity]] Ticket {
  [[repoc::id(generated)]] std::string id;
  std::string subject;
};
struct [[repoc::entity]] Comment {
  std::string text;  // without an id: known by its place
};
struct [[repoc::entity]] Post {
  [[repoc::id(generated)]] std::int64_t id{};
  std::string title;
  std::vector<Comment> comments;
  [[repoc::version]] int version{};
};

// A composite key that is passed as a struct.
struct [[repoc::entity]] Price {
  [[repoc::id]] std::string sku;
  [[repoc::id]] std::string currency;
  std::int64_t cents{};
};
struct PriceKey {
  std::string currency;
  std::string sku;
};

// Four levels; the middle ones are known by their place.
struct [[repoc::entity]] Leaf {
  [[repoc::id]] int number{};
  std::string text;
  friend bool operator==(const Leaf&, const Leaf&) = default;
};
struct [[repoc::entity]] Twig {
  std::string text;
  std::vector<Leaf> leaves;
  friend bool operator==(const Twig&, const Twig&) = default;
};
struct [[repoc::entity]] Branch {
  std::string text;
  std::vector<Twig> twigs;
  friend bool operator==(const Branch&, const Branch&) = default;
};
struct [[repoc::entity]] Tree {
  [[repoc::id]] int id{};
  std::vector<Branch> branches;
  friend bool operator==(const Tree&, const Tree&) = default;
};

}  // namespace shop
