// A domain with a field of every kind that an entity may have.
//   Specimen     every type of a column, and each of them absent
//   Customer     value structs: in one another, absent, with a name of their own for a column
//   Order        references, a link table, owned ones beside owned lists, a generated Uuid
//   Person       references to its own kind, in a cycle
//   Reservation  four lists deep: passenger, itinerary, segment, leg
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <repoc/codec.hpp>
#include <repoc/decimal.hpp>
#include <repoc/ref.hpp>
#include <repoc/uuid.hpp>
#include <string>
#include <utility>
#include <vector>

namespace repoc {
struct Access;
}

namespace conformance::mapping {

enum class Colour { red, green, dark_blue };
enum class [[repoc::stored_as("number")]] Priority : std::int8_t { low = -1, normal = 0, high = 100 };

// Stored as a number and as a text, by the codecs below.
class Money {
 public:
  Money() = default;
  explicit Money(std::int64_t cents) : cents_(cents) {}
  [[nodiscard]] std::int64_t cents() const { return cents_; }
  friend bool operator==(const Money&, const Money&) = default;

 private:
  std::int64_t cents_{};
};
// Has no == of its own: two are the same when their codes are.
struct Code {
  std::string prefix{};
  int number{};
};

}  // namespace conformance::mapping

template <>
struct repoc::Codec<conformance::mapping::Money> {
  using Stored = std::int64_t;
  static Stored encode(const conformance::mapping::Money& money) { return money.cents(); }
  static conformance::mapping::Money decode(const Stored& cents) { return conformance::mapping::Money(cents); }
};
template <>
struct repoc::Codec<conformance::mapping::Code> {
  using Stored = std::string;
  static Stored encode(const conformance::mapping::Code& code) {
    return code.prefix + ":" + std::to_string(code.number);
  }
  static conformance::mapping::Code decode(const Stored& text) {
    const std::size_t colon = text.rfind(':');
    return {text.substr(0, colon), std::stoi(text.substr(colon + 1))};
  }
};

namespace conformance::mapping {

using Seconds = std::chrono::sys_time<std::chrono::seconds>;
using Millis = std::chrono::sys_time<std::chrono::milliseconds>;
using Bytes = std::vector<std::byte>;

struct [[repoc::entity("specimens")]] Specimen {
  [[repoc::id]] int id{};
  bool yes{};
  std::int8_t i8{};
  std::int16_t i16{};
  std::int32_t i32{};
  std::int64_t i64{};
  std::uint8_t u8{};
  std::uint16_t u16{};
  std::uint32_t u32{};
  std::uint64_t u64{};
  float f32{};
  double f64{};
  std::string text{};
  Bytes bytes{};
  Colour colour{};
  Priority priority{};
  std::chrono::year_month_day day{std::chrono::year(1970), std::chrono::January, std::chrono::day(1)};
  Seconds at{};
  Millis at_millis{};
  std::chrono::minutes lasts{};
  repoc::Uuid uuid{};
  repoc::Decimal amount{};
  Money money{};
  Code code{};

  std::optional<bool> maybe_yes{};
  std::optional<std::int64_t> maybe_i64{};
  std::optional<double> maybe_f64{};
  std::optional<std::string> maybe_text{};
  std::optional<Bytes> maybe_bytes{};
  std::optional<Colour> maybe_colour{};
  std::optional<Priority> maybe_priority{};
  std::optional<Seconds> maybe_at{};
  std::optional<repoc::Uuid> maybe_uuid{};
  std::optional<repoc::Decimal> maybe_amount{};
  std::optional<Money> maybe_money{};
  std::optional<Code> maybe_code{};

  std::vector<bool> flags{};
  std::vector<int> numbers{};
  std::vector<std::uint64_t> large{};
  std::vector<double> reals{};
  std::vector<std::string> words{};
  std::vector<Bytes> blobs{};
  std::vector<Colour> colours{};
  std::vector<Priority> priorities{};
  std::vector<std::chrono::year_month_day> days{};
  std::vector<repoc::Uuid> uuids{};
  std::vector<repoc::Decimal> amounts{};
  std::vector<Money> purse{};
  std::vector<std::optional<int>> gaps{};
  std::map<std::string, std::int64_t> counts{};
  std::map<std::string, std::string> labels{};
  std::map<std::string, repoc::Decimal> prices{};

  [[repoc::updatable(false)]] std::string made_by{};
  [[repoc::transient]] int seen{};
};

struct [[repoc::value]] Geo {
  double lat{};
  double lon{};
  friend bool operator==(const Geo&, const Geo&) = default;
};
struct Place {
  std::string country{};
  friend bool operator==(const Place&, const Place&) = default;
};
struct [[repoc::value]] Address : Place {
  std::string street{};
  [[repoc::column("town")]] std::string city{};
  std::optional<std::string> zip{};
  std::optional<Geo> geo{};
  friend bool operator==(const Address&, const Address&) = default;
};
// Empty is not absent: nothing in it must be there.
struct [[repoc::value]] Preferences {
  std::optional<std::string> language{};
  std::optional<Colour> colour{};
  friend bool operator==(const Preferences&, const Preferences&) = default;
};
struct [[repoc::value]] Interests {
  std::vector<std::string> topics{};
  friend bool operator==(const Interests&, const Interests&) = default;
};
// A value with private members.
class [[repoc::value]] Period {
 public:
  Period() = default;
  Period(int from, int to) : from_(from), to_(to) {}
  friend bool operator==(const Period&, const Period&) = default;

 private:
  friend struct repoc::Access;
  int from_{};
  int to_{};
};

struct [[repoc::entity("customers")]] Customer {
  [[repoc::id]] std::int64_t id{};
  std::string name{};
  Address address{};
  [[repoc::column("bill")]] std::optional<Address> billing{};
  std::optional<Preferences> preferences{};
  std::optional<Interests> interests{};
  Period active{};
  [[repoc::version]] std::int64_t version{};
  friend bool operator==(const Customer&, const Customer&) = default;
};

struct [[repoc::entity("labels")]] Label {
  [[repoc::id]] std::string name{};
  friend bool operator==(const Label&, const Label&) = default;
};

struct [[repoc::entity]] Line {
  [[repoc::id]] int number{};
  std::string sku{};
  repoc::Decimal price{};
  friend bool operator==(const Line&, const Line&) = default;
};
// Owned alone, with children of a type that an order has too: their table has a name of its own.
struct [[repoc::entity]] Invoice {
  std::string number{};
  [[repoc::column("invoice_line")]] std::vector<Line> lines{};
  friend bool operator==(const Invoice&, const Invoice&) = default;
};
// Owned alone, with an id: another id is another payment.
struct [[repoc::entity]] Payment {
  [[repoc::id(generated)]] repoc::Uuid id{};
  Money paid{};
  std::optional<Geo> where{};
  friend bool operator==(const Payment&, const Payment&) = default;
};
// Owned alone within what is owned in a list.
struct [[repoc::entity]] Seal {
  std::string number{};
  friend bool operator==(const Seal&, const Seal&) = default;
};
struct [[repoc::entity]] Parcel {
  [[repoc::id]] std::string code{};
  std::optional<Seal> seal{};
  friend bool operator==(const Parcel&, const Parcel&) = default;
};

struct [[repoc::entity("orders")]] Order {
  [[repoc::id(generated)]] repoc::Uuid id{};
  repoc::Ref<Customer, std::int64_t> customer{};
  std::optional<repoc::Ref<Customer, std::int64_t>> referrer{};
  std::vector<repoc::Ref<Label, std::string>> labels{};
  std::vector<Line> lines{};
  std::unique_ptr<Invoice> invoice{};
  std::optional<Payment> payment{};
  std::vector<Parcel> parcels{};
  [[repoc::version]] std::int64_t version{};
};

struct [[repoc::entity("people")]] Person {
  [[repoc::id]] int id{};
  [[repoc::unique]] std::string badge{};
  std::optional<repoc::Ref<Person, int>> boss{};
  friend bool operator==(const Person&, const Person&) = default;
};

struct [[repoc::entity]] Leg {
  std::string from{};
  std::string to{};
  friend bool operator==(const Leg&, const Leg&) = default;
};
struct [[repoc::entity]] Segment {
  [[repoc::id]] std::string flight{};
  std::vector<Leg> legs{};
  friend bool operator==(const Segment&, const Segment&) = default;
};
struct [[repoc::entity]] Itinerary {
  std::string name{};
  std::vector<Segment> segments{};
  friend bool operator==(const Itinerary&, const Itinerary&) = default;
};
struct [[repoc::entity]] Passenger {
  [[repoc::id]] int seat{};
  std::string name{};
  std::vector<Itinerary> itineraries{};
  friend bool operator==(const Passenger&, const Passenger&) = default;
};
struct [[repoc::entity("reservations")]] Reservation {
  [[repoc::id]] std::string locator{};
  std::vector<Passenger> passengers{};
  [[repoc::version]] std::int64_t version{};
  friend bool operator==(const Reservation&, const Reservation&) = default;
};

}  // namespace conformance::mapping
