// The domain of runtime/orders.hpp: an aggregate with every kind of member. Value structs, a Ref, a coded type, list,
// map and decimal columns; a generated UUID; a single child of each kind, with lists below it and below a list; and
// links.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <repoc/codec.hpp>
#include <repoc/decimal.hpp>
#include <repoc/ref.hpp>
#include <repoc/repoc.hpp>
#include <repoc/uuid.hpp>
#include <string>
#include <utility>
#include <vector>

namespace orders {

struct Customer;
struct Tag;

enum class Level { low = -1, high = 7 };
struct Money {
  std::int64_t cents = 0;
};
struct Geo {
  double lat{};
  double lng{};
  friend bool operator==(const Geo&, const Geo&) = default;
};
struct Address {
  std::string city;
  std::optional<std::string> street;
  std::optional<Geo> geo;
  friend bool operator==(const Address&, const Address&) = default;
};

struct Step {  // known by its place
  std::string text;
};
struct Shipment {  // one at most; its id is a plain column
  std::string carrier;
  int weight{};
  std::vector<Step> steps;
};
struct Stamp {  // one at most, without an id
  int value{};
};
struct Invoice {  // one at most, its id is made
  repoc::Uuid id;
  repoc::Decimal total;
  std::optional<Stamp> stamp;
};
struct Line {  // its id is made
  std::string id;
  int qty{};
  std::unique_ptr<Stamp> stamp;
};
using TagRef = repoc::Ref<Tag, std::string>;

struct Order {
  repoc::Uuid id;
  repoc::Ref<Customer, std::int64_t> customer;
  Address address;
  std::optional<Address> billing;
  Money total;
  std::optional<repoc::Decimal> discount;
  std::vector<std::string> tags;
  std::map<std::string, double> weights;
  Level level{Level::low};
  std::int64_t version{};
  std::optional<Shipment> shipment;
  std::unique_ptr<Invoice> invoice;
  std::vector<Line> lines;
  std::vector<TagRef> labels;
};

class Orders : public repoc::Repository<Order, repoc::Uuid> {
 public:
  virtual std::vector<repoc::Uuid> find_id_by_billing_geo_lat(const std::optional<Address>& billing) = 0;
  virtual std::vector<repoc::Uuid> find_id_by_total_in(const std::vector<Money>& totals) = 0;
  virtual std::vector<std::vector<std::string>> find_tags() = 0;
  virtual repoc::Stream<Order> stream(Money total) = 0;
};

}  // namespace orders

template <>
struct repoc::Codec<orders::Money> {
  using Stored = std::string;
  static Stored encode(const orders::Money& money) { return std::to_string(money.cents) + " cents, in words and all"; }
  static orders::Money decode(const Stored& text) { return {std::stoll(text)}; }
};
