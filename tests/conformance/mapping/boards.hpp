// A domain whose rows are hard to write: unique values in every place, a type whose codec refuses, one owned object
// with children of its own, references as ids.
//   Board   a generated number; slots, each with a plate of its own, which has stamps; a crate
//   Seat    known by the board that it refers to
//   Pass    known by a board and a UUID
//   MovedTicket  can be moved, but not copied
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <repoc/codec.hpp>
#include <repoc/ref.hpp>
#include <repoc/repository.hpp>
#include <repoc/uuid.hpp>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

namespace conformance::mapping {

// Stored as a number. No grade of 13 can be written, none of 666 be read.
struct Grade {
  std::int64_t points{};
  friend bool operator==(const Grade&, const Grade&) = default;
};

}  // namespace conformance::mapping

template <>
struct repoc::Codec<conformance::mapping::Grade> {
  using Stored = std::int64_t;
  static Stored encode(const conformance::mapping::Grade& grade) {
    if (grade.points == 13) throw std::domain_error("no such grade");
    return grade.points;
  }
  static conformance::mapping::Grade decode(const Stored& points) {
    if (points == 666) throw std::domain_error("not a grade any more");
    return {points};
  }
};

namespace conformance::mapping {

struct [[repoc::entity]] Stamp {
  [[repoc::id]] std::string mark{};
  [[repoc::unique]] std::int64_t serial{};
  friend bool operator==(const Stamp&, const Stamp&) = default;
};
struct [[repoc::entity]] Plate {
  [[repoc::id]] std::string number{};
  Grade grade{};
  std::vector<Stamp> stamps{};
  friend bool operator==(const Plate&, const Plate&) = default;
};
struct [[repoc::entity]] Slot {
  [[repoc::id]] int number{};
  [[repoc::unique]] std::string tag{};
  std::optional<Plate> plate{};
  friend bool operator==(const Slot&, const Slot&) = default;
};
struct [[repoc::entity]] Crate {
  std::string content{};
  Grade grade{};
  friend bool operator==(const Crate&, const Crate&) = default;
};
struct [[repoc::value]] Street {
  std::optional<std::string> name{};
  int number{};
  friend bool operator==(const Street&, const Street&) = default;
};
struct [[repoc::value]] Maker {
  std::string name{};
  std::optional<std::string> town{};
  Street street{};
  friend bool operator==(const Maker&, const Maker&) = default;
};
// Nothing in it must be there, but for what it is told by.
struct [[repoc::value]] Names {
  std::optional<std::string> first{};
  std::optional<std::string> last{};
  friend bool operator==(const Names&, const Names&) = default;
};
struct [[repoc::value]] Owner {
  Names names{};
  std::optional<Names> old_names{};
  friend bool operator==(const Owner&, const Owner&) = default;
};
struct [[repoc::entity("boards"), repoc::unique("row", "place")]] Board {
  [[repoc::id(generated)]] std::int64_t id{};
  std::optional<std::string> row{};
  std::uint8_t place{};
  [[repoc::unique]] std::optional<std::uint8_t> lamp{};
  [[repoc::unique]] std::uint32_t code{};
  Grade grade{};
  std::vector<Grade> grades{};
  std::vector<Slot> slots{};
  std::unique_ptr<Crate> crate{};
  [[repoc::updatable(false)]] std::optional<Maker> maker{};
  std::optional<Owner> owner{};
  [[repoc::version]] std::int64_t version{};
};

using BoardRef = repoc::Ref<Board, std::int64_t>;
struct [[repoc::entity("seats")]] Seat {
  [[repoc::id]] BoardRef board{};
  std::string note{};
};
struct [[repoc::entity("passes")]] Pass {
  [[repoc::id]] BoardRef board{};
  [[repoc::id]] repoc::Uuid holder{};
  std::string note{};
};
struct [[repoc::entity]] Coupon {
  std::string text{};
};
struct [[repoc::entity("moved_tickets")]] MovedTicket {
  [[repoc::id]] std::string code{};
  std::unique_ptr<Coupon> coupon{};
};

class [[repoc::repository]] BoardRepository : public repoc::Repository<Board, std::int64_t> {
 public:
  virtual std::vector<Board*> find_by_order_by_id() = 0;
  virtual std::int64_t count_by_owner(const Owner& owner) = 0;
  virtual std::int64_t count_by_owner_not(const Owner& owner) = 0;
  virtual std::int64_t count_by_owner_names(const Names& names) = 0;
  virtual std::int64_t count_by_owner_old_names(const Names& names) = 0;
  virtual std::int64_t count_by_owner_is_null() = 0;
  virtual std::int64_t count_by_owner_old_names_is_null() = 0;
  virtual std::int64_t count_by_maker(const Maker& maker) = 0;
  virtual std::int64_t count_by_maker_street(const Street& street) = 0;
  // As another program writes.
  [[repoc::query("update boards set grade = :grade where id = :id")]]
  virtual std::int64_t break_grade(std::int64_t grade, std::int64_t id) = 0;
};
class [[repoc::repository]] SeatRepository : public repoc::Repository<Seat, BoardRef> {
 public:
  virtual std::int64_t delete_by_note(std::string_view note) = 0;
};
class [[repoc::repository]] PassRepository : public repoc::Repository<Pass, std::tuple<BoardRef, repoc::Uuid>> {};
class [[repoc::repository]] MovedTicketRepository : public repoc::Repository<MovedTicket, std::string> {};

}  // namespace conformance::mapping
