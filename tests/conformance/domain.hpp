// The domain of the conformance suite: small aggregates, each there for what it is made of.
//   Contact      no version; a scalar of each kind, absent values, an enum, a date
//   Account      a version, a unique value, a field whose name is an SQL keyword
//   Membership   a composite key
//   Warehouse    private and inherited fields; children with an id, in lists of lists, and children without one
//   Atlas        four levels of lists, with and without ids
//   Article      what the queries ask about
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace repoc {
struct Access;
}

namespace conformance {

enum class Status { draft, open, closed };

struct [[repoc::entity]] Contact {
  [[repoc::id]] std::int64_t id{};
  std::string name{};
  std::string phone{};
  std::optional<std::string> nickname{};
  std::optional<int> age{};
  int visits{};
  double rating{};
  bool active{};
  std::optional<bool> subscribed{};
  Status status{};
  std::optional<Status> previous{};
  std::optional<std::chrono::year_month_day> birthday{};

  friend bool operator==(const Contact&, const Contact&) = default;
};

struct [[repoc::entity("accounts")]] Account {
  [[repoc::id]] std::string iban{};
  [[repoc::unique]] std::string email{};
  std::int64_t balance{};
  std::optional<std::int64_t> limit{};
  [[repoc::version]] std::int64_t version{};

  friend bool operator==(const Account&, const Account&) = default;
};

struct [[repoc::entity]] Membership {
  [[repoc::id]] std::string club{};
  [[repoc::id]] std::int64_t person{};
  std::string level{};

  friend bool operator==(const Membership&, const Membership&) = default;
};

// The key of a Membership as a struct.
struct MembershipKey {
  std::string club{};
  std::int64_t person{};
};

// Known within its shelf.
struct [[repoc::entity]] Box {
  [[repoc::id]] int number{};
  std::string content{};

  friend bool operator==(const Box&, const Box&) = default;
};

struct [[repoc::entity]] Shelf {
  [[repoc::id]] std::string name{};
  std::vector<Box> boxes{};

  friend bool operator==(const Shelf&, const Shelf&) = default;
};

// Known by its position.
struct [[repoc::entity]] Remark {
  std::string text{};
  int stars{};

  friend bool operator==(const Remark&, const Remark&) = default;
};

struct Inspected {
  std::string inspector{};
  std::optional<std::chrono::year_month_day> inspected_on{};
};

class [[repoc::entity("warehouses")]] Warehouse : public Inspected {
 public:
  explicit Warehouse(std::string code) : code_(std::move(code)) {}

  [[nodiscard]] const std::string& code() const { return code_; }
  [[nodiscard]] std::int64_t version() const { return version_; }
  std::vector<Shelf>& shelves() { return shelves_; }
  std::vector<Remark>& remarks() { return remarks_; }
  void rename(std::string title) { title_ = std::move(title); }
  [[nodiscard]] const std::string& title() const { return title_; }

 private:
  friend struct repoc::Access;
  Warehouse() = default;

  [[repoc::id]] std::string code_{};
  std::string title_{};
  std::vector<Shelf> shelves_{};
  std::vector<Remark> remarks_{};
  [[repoc::version]] std::int64_t version_{};
};

struct [[repoc::entity]] House {
  int number{};

  friend bool operator==(const House&, const House&) = default;
};

struct [[repoc::entity]] Street {
  [[repoc::id]] std::string name{};
  std::vector<House> houses{};

  friend bool operator==(const Street&, const Street&) = default;
};

struct [[repoc::entity]] Town {
  std::string name{};
  std::vector<Street> streets{};

  friend bool operator==(const Town&, const Town&) = default;
};

struct [[repoc::entity]] Region {
  [[repoc::id]] int number{};
  std::vector<Town> towns{};

  friend bool operator==(const Region&, const Region&) = default;
};

struct [[repoc::entity]] Atlas {
  [[repoc::id]] std::string name{};
  std::vector<Region> regions{};

  friend bool operator==(const Atlas&, const Atlas&) = default;
};

struct [[repoc::entity]] Tag {
  [[repoc::id]] std::string label{};
  std::optional<int> weight{};

  friend bool operator==(const Tag&, const Tag&) = default;
};

struct [[repoc::entity("articles")]] Article {
  [[repoc::id]] std::int64_t id{};
  std::string title{};
  std::optional<std::string> subtitle{};
  int stock{};
  double price{};
  std::optional<int> rank{};
  bool active{};
  std::optional<bool> featured{};
  Status status{};
  std::chrono::year_month_day published{};
  std::optional<std::chrono::year_month_day> withdrawn{};
  std::vector<Tag> tags{};

  friend bool operator==(const Article&, const Article&) = default;
};

// Its id is made by the database, and one made at run time.
struct [[repoc::entity]] Ticket {
  [[repoc::id(generated)]] std::int64_t id{};
  std::string subject{};
};
struct [[repoc::entity]] Token {
  [[repoc::id(generated)]] std::string id{};
  std::string owner{};
};

}  // namespace conformance
