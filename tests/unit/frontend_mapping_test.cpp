// The fields that are more than one plain column, as tables: header text -> the dump of the model. Groups and their
// parts, references and links, owned ones, lists and maps, and the types of a repository's methods that go with them.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "frontend_fixture.hpp"

namespace repoc::frontend {
namespace {

const std::string kIncludes = R"(#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <repoc/codec.hpp>
#include <repoc/decimal.hpp>
#include <repoc/ref.hpp>
#include <repoc/repository.hpp>
#include <repoc/uuid.hpp>
#include <string>
#include <tuple>
#include <vector>
namespace repoc { struct Access; }
)";

TEST_F(FrontendTest, Groups) {
  const Case cases[] = {
      {"a group in a group, a base, what may be absent", R"(
struct [[repoc::value]] Geo { double lat; std::optional<double> height; };
struct Place { std::string country; };
struct [[repoc::value]] Address : Place { std::string city; Geo geo; std::optional<Geo> door; };
struct [[repoc::entity]] Customer { [[repoc::id]] int id; Address home; std::optional<Address> m_work; int last; };
)",
       R"(entity Customer table customer
  id: int32, id
  home: struct Address, group
  home.country: text, column home_country
  home.city: text, column home_city
  home.geo: struct Geo, group, column home_geo
  home.geo.lat: float64, column home_geo_lat
  home.geo.height: optional float64, column home_geo_height
  home.door: optional struct Geo, group, column home_door, absent with home.door.lat
  home.door.lat: optional float64, column home_door_lat, way home.door?.lat
  home.door.height: optional float64, column home_door_height, way home.door?.height
  m_work: optional struct Address, group, column work, absent with m_work.country
  m_work.country: optional text, column work_country, way m_work?.country
  m_work.city: optional text, column work_city, way m_work?.city
  m_work.geo: struct Geo, group, column work_geo, absent with m_work.country
  m_work.geo.lat: optional float64, column work_geo_lat, way m_work?.geo.lat
  m_work.geo.height: optional float64, column work_geo_height, way m_work?.geo.height
  m_work.door: optional struct Geo, group, column work_door, absent with m_work.door.lat
  m_work.door.lat: optional float64, column work_door_lat, way m_work?.door?.lat
  m_work.door.height: optional float64, column work_door_height, way m_work?.door?.height
  last: int32
struct Address, value
  country: text
  city: text
  geo: struct Geo
  door: optional struct Geo
struct Geo, value
  lat: float64
  height: optional float64
)"},
      {"a group in which nothing must be there has a column for its presence", R"(
struct [[repoc::value]] Inner { std::optional<int> a; };
struct [[repoc::value]] Outer { std::optional<Inner> inner; Inner plain; };
struct [[repoc::entity]] E { [[repoc::id]] int id; std::optional<Outer> outer; };
)",
       R"(entity E table e
  id: int32, id
  outer: optional struct Outer, group, absent with outer.present
  outer.present: boolean, presence, column outer_present, way outer?
  outer.inner: optional struct Inner, group, column outer_inner, absent with outer.inner.present
  outer.inner.present: boolean, presence, column outer_inner_present, way outer?.inner?
  outer.inner.a: optional int32, column outer_inner_a, way outer?.inner?.a
  outer.plain: struct Inner, group, column outer_plain, absent with outer.present
  outer.plain.a: optional int32, column outer_plain_a, way outer?.plain.a
struct Outer, value
  inner: optional struct Inner
  plain: struct Inner
struct Inner, value
  a: optional int32
)"},
      {"attributes on the member and on the leaf", R"h(
struct [[repoc::value]] Money {
  [[repoc::column("value"), repoc::was("sum")]] std::int64_t cents;
  [[repoc::index]] std::string currency;
  [[repoc::unique, repoc::updatable(false)]] int number;
  [[repoc::transient]] int* cache;
};
struct [[repoc::entity("items"), repoc::was("things"), repoc::index("price"), repoc::unique("cost_currency", "cost.number"),
         repoc::index("a")]] Item {
  [[repoc::id]] int id;
  [[repoc::column("p"), repoc::was("q"), repoc::unique]] Money price;
  [[repoc::updatable(false), repoc::index]] Money cost;
  [[repoc::was("b")]] int a;
};
)h",
       R"(entity Item table items, was things
  id: int32, id
  price: struct Money, group, column p, was q, unique
  price.cents: int64, column p_value, was q_sum
  price.currency: text, column p_currency, was q_currency, index
  price.number: int32, column p_number, was q_number, unique, not updatable
  cost: struct Money, group, index, not updatable
  cost.cents: int64, column cost_value, was cost_sum, not updatable
  cost.currency: text, column cost_currency, index, not updatable
  cost.number: int32, column cost_number, unique, not updatable
  a: int32, was b
  index (price)
  index (a)
  unique (cost.currency, cost.number)
struct Money, value
  cents: int64
  currency: text
  number: int32
)"},
      {"what witnesses the group is written whenever the group is", R"(
struct [[repoc::value]] V { [[repoc::updatable(false)]] int a; int b; };
struct [[repoc::entity]] E { [[repoc::id]] int id; std::optional<V> v; [[repoc::updatable(false)]] std::optional<V> w; };
)",
       R"(entity E table e
  id: int32, id
  v: optional struct V, group, absent with v.b
  v.a: optional int32, column v_a, not updatable, way v?.a
  v.b: optional int32, column v_b, way v?.b
  w: optional struct V, group, not updatable, absent with w.a
  w.a: optional int32, column w_a, not updatable, way w?.a
  w.b: optional int32, column w_b, not updatable, way w?.b
struct V, value
  a: int32
  b: int32
)"},
      {"private members, an instance of a template", R"(
template <class T> class [[repoc::value]] Range {
  friend struct repoc::Access;
  T from_{}, to_{};
};
struct [[repoc::entity]] E { [[repoc::id]] int id; Range<int> range; };
)",
       R"(entity E table e
  id: int32, id
  range: struct Range<int>, group
  range.from_: int32, column range_from
  range.to_: int32, column range_to
struct Range<int>, value
  from_: int32
  to_: int32
)"},
  };
  for (const Case& one : cases) {
    SCOPED_TRACE(one.name);
    EXPECT_EQ(run_text(kIncludes + one.header).dump(), one.expected);
  }
}

TEST_F(FrontendTest, PartsSayWhereTheirHopsAre) {
  const Outcome outcome = run_text(kIncludes + R"(
struct [[repoc::value]] GeoPoint { double latitude; };
struct [[repoc::value]] Address { GeoPoint geo_point; };
struct [[repoc::entity]] E { [[repoc::id]] int id; std::optional<Address> home_address; repoc::Ref<struct F, std::tuple<int, int>> f; };
)");
  ASSERT_FALSE(outcome.sink.has_errors()) << outcome.dump();
  const std::vector<model::Field>& fields = outcome.result.model.entities.at(0).fields;
  ASSERT_EQ(fields.size(), 7U);
  EXPECT_EQ(fields[3].words, (model::Words{"home", "address", "geo", "point", "latitude"}));
  EXPECT_EQ(fields[3].hops, (std::vector<std::size_t>{2, 4}));
  EXPECT_EQ(fields[3].holder, 2U);
  EXPECT_EQ(fields[2].holder, 1U);
  EXPECT_EQ(fields[2].parts, std::vector<std::size_t>{3});
  EXPECT_EQ(fields[1].parts, std::vector<std::size_t>{2});
  EXPECT_EQ(fields[3].type.cpp, "std::optional<double>");
  EXPECT_EQ(outcome.word(fields[3].span), "latitude");
  EXPECT_EQ(fields[4].words, model::Words{"f"});
  EXPECT_EQ(fields[6].words, (model::Words{"f", "2"}));
  EXPECT_EQ(fields[6].hops, std::vector<std::size_t>{1});
  EXPECT_EQ(outcome.word(fields[6].span), "f");
}

TEST_F(FrontendTest, ReferencesAndLinks) {
  const Case cases[] = {
      {"by a key of one column, to one's own kind, in a cycle, to what is only declared", R"(
namespace shop {
class Elsewhere;
struct Order;
struct [[repoc::entity]] Customer { [[repoc::id]] std::int64_t id; repoc::Ref<Order, repoc::Uuid> last; };
struct [[repoc::entity]] Order {
  [[repoc::id]] repoc::Uuid id;
  [[repoc::column("buyer"), repoc::index]] repoc::Ref<Customer, std::int64_t> customer;
  std::optional<repoc::Ref<Order, repoc::Uuid>> before;
  repoc::Ref<Elsewhere, std::string> other;
};
struct [[repoc::entity]] Profile { [[repoc::id]] repoc::Ref<Customer, std::int64_t> customer; };
struct [[repoc::entity]] Photo { [[repoc::id]] int id; repoc::Ref<Profile, repoc::Ref<Customer, std::int64_t>> profile; };
}
)",
       R"(entity shop::Customer table customer
  id: int64, id
  last: ref to entity shop::Order by uuid
entity shop::Order table order
  id: uuid, id
  customer: ref to entity shop::Customer by int64, column buyer, index
  before: optional ref to entity shop::Order by uuid
  other: ref to shop::Elsewhere by text
entity shop::Profile table profile
  customer: ref to entity shop::Customer by int64, id
entity shop::Photo table photo
  id: int32, id
  profile: ref to entity shop::Profile by ref to entity shop::Customer by int64
)"},
      {"by a key of several columns", R"(
struct Key { std::string order; int number; };
struct [[repoc::entity]] Line { [[repoc::id]] std::string order; [[repoc::id]] int number; };
struct [[repoc::entity]] E {
  [[repoc::id]] int id;
  repoc::Ref<Line, std::tuple<std::string, int>> line;
  [[repoc::column("other")]] std::optional<repoc::Ref<Line, Key>> maybe;
};
)",
       R"(entity Line table line
  order: text, id
  number: int32, id
entity E table e
  id: int32, id
  line: ref to entity Line by tuple of text, int32, group
  line.1: text, column line_1, way line.key.<0>
  line.2: int32, column line_2, way line.key.<1>
  maybe: optional ref to entity Line by struct Key, group, column other, absent with maybe.order
  maybe.order: optional text, column other_order, way maybe?.key.order
  maybe.number: optional int32, column other_number, way maybe?.key.number
struct Key
  order: text
  number: int32
)"},
      {"links: an entity for each type of reference", R"(
struct [[repoc::entity]] Tag { [[repoc::id]] std::string name; };
struct [[repoc::entity]] Bill { [[repoc::id]] int year; [[repoc::id]] int number; };
struct YearNumber { int year; int number; };
struct [[repoc::entity]] E {
  [[repoc::id]] int id;
  std::vector<repoc::Ref<Tag, std::string>> tags;
  [[repoc::column("e_bill")]] std::vector<repoc::Ref<Bill, std::tuple<int, int>>> bills;
  std::vector<repoc::Ref<Bill, YearNumber>> others;
};
struct [[repoc::entity]] F { [[repoc::id]] int id; std::vector<repoc::Ref<Tag, std::string>> tags; };
)",
       R"(entity Tag table tag
  name: text, id
entity Bill table bill
  year: int32, id
  number: int32, id
link repoc::Ref<::Tag, std::string>
  key: text, column tag, id
link repoc::Ref<::Bill, std::tuple<int, int>>
  1: int32, column bill_1, id, way key.<0>
  2: int32, column bill_2, id, way key.<1>
link repoc::Ref<::Bill, ::YearNumber>
  year: int32, column bill_year, id, way key.year
  number: int32, column bill_number, id, way key.number
entity E table e
  id: int32, id
  tags: list of ref to entity Tag by text, links
  bills: list of ref to entity Bill by tuple of int32, int32, links, column e_bill
  others: list of ref to entity Bill by struct YearNumber, links
entity F table f
  id: int32, id
  tags: list of ref to entity Tag by text, links
struct YearNumber
  year: int32
  number: int32
)"},
  };
  for (const Case& one : cases) {
    SCOPED_TRACE(one.name);
    EXPECT_EQ(run_text(kIncludes + one.header).dump(), one.expected);
  }
  // A target that another file defines is read too, and known whichever of them is read first.
  write({{"tag.hpp",
          "#pragma once\n#include <string>\nstruct [[repoc::entity]] Tag { [[repoc::id]] std::string name; };\n"},
         {"x.hpp",
          "#include <repoc/ref.hpp>\n#include \"tag.hpp\"\nstruct [[repoc::entity]] E { [[repoc::id]] int id; "
          "repoc::Ref<Tag, std::string> tag; };\n"}});
  EXPECT_EQ(run({"x.hpp"}).dump(),
            "entity E table e\n  id: int32, id\n  tag: ref to entity Tag by text\n"
            "entity Tag table tag\n  name: text, id\n");
}

TEST_F(FrontendTest, OneColumnOfMoreThanAPlainType) {
  const Outcome outcome = run_text(kIncludes + R"(
namespace shop {
enum class [[repoc::stored_as("number")]] Rank : std::int8_t { low = -1, none, high = 7 };
enum class Unit { piece, kilo };
class Money { long cents_ = 0; };
template <class T> struct Amount { T value; };
}
template <> struct repoc::Codec<shop::Money> {
  using Stored = std::int64_t;
  static Stored encode(const shop::Money&);
  static shop::Money decode(const Stored&);
};
template <> struct repoc::Codec<shop::Unit> {
  using Stored = std::string;
  static Stored encode(shop::Unit);
  static shop::Unit decode(const Stored&);
};
struct Decoding { template <class T> static shop::Amount<int> decode(const T&); };
template <class T> struct repoc::Codec<shop::Amount<T>> : Decoding {
  using Stored = repoc::Decimal;
  static Stored encode(const shop::Amount<T>&);
};
namespace shop {
struct [[repoc::entity]] Item {
  [[repoc::id(generated)]] repoc::Uuid id;
  repoc::Decimal price; std::optional<repoc::Uuid> batch; Rank rank; Unit unit;
  Money money; std::optional<Money> maybe; Amount<int> amount;
  std::vector<int> numbers; std::vector<bool> bits; std::vector<std::optional<std::string>> gaps; std::vector<Money> coins;
  std::map<std::string, repoc::Decimal> prices; std::map<std::string, std::optional<Rank>> ranks;
};
class [[repoc::repository]] Items : public repoc::Repository<Item, repoc::Uuid> {
 public:
  virtual std::vector<Item> find_by_money(const Money& money, const Amount<int>& amount, Rank rank) = 0;
  virtual std::optional<repoc::Decimal> max_price(const std::vector<repoc::Uuid>& ids, repoc::Decimal least) = 0;
};
}
)");
  EXPECT_EQ(outcome.dump(), R"(enum shop::Rank by number
  low as -1
  none as 0
  high as 7
entity shop::Item table item
  id: uuid, id, generated
  price: decimal
  batch: optional uuid
  rank: enum shop::Rank
  unit: coded shop::Unit as text
  money: coded shop::Money as int64
  maybe: optional coded shop::Money as int64
  amount: coded shop::Amount<int> as decimal
  numbers: list of int32
  bits: list of boolean
  gaps: list of optional text
  coins: list of coded shop::Money as int64
  prices: map of text, decimal
  ranks: map of text, optional enum shop::Rank
repository shop::Items of shop::Item by uuid in x.hpp
  find_by_money(money: reference to const coded shop::Money as int64, amount: reference to const coded shop::Amount<int> as decimal, rank: enum shop::Rank) -> list of entity shop::Item
  max_price(ids: reference to const list of uuid, least: decimal) -> optional decimal
)");
  ASSERT_FALSE(outcome.sink.has_errors());
  const model::Model& model = outcome.result.model;
  EXPECT_TRUE(model.enums.at(0).enumerators.at(1).zero);
  EXPECT_TRUE(model.entities.at(0).fields.at(4).type.is(model::TypeKind::coded));
  EXPECT_TRUE(model.entities.at(0).fields.at(3).type.by_number);
  EXPECT_EQ(model.entities.at(0).fields.at(0).type.cpp, "::repoc::Uuid");
  EXPECT_EQ(model.entities.at(0).fields.at(12).type.cpp, "std::map<std::string, ::repoc::Decimal>");
}

TEST_F(FrontendTest, OwnedOnes) {
  EXPECT_EQ(run_text(kIncludes + R"h(
struct [[repoc::entity]] Seal { int number; };
struct [[repoc::entity]] Parcel { [[repoc::id]] int id; std::unique_ptr<Seal> seal; };
struct [[repoc::entity]] E {
  [[repoc::id]] int id;
  std::optional<Seal> seal;
  [[repoc::column("the_parcel"), repoc::was("package")]] std::unique_ptr<Parcel> parcel;
};
)h")
                .dump(),
            R"(entity Seal table seal
  number: int32
entity Parcel table parcel
  id: int32, id
  seal: unique pointer to entity Seal
entity E table e
  id: int32, id
  seal: optional entity Seal
  parcel: unique pointer to entity Parcel, column the_parcel, was package
)");
}

TEST_F(FrontendTest, ArgumentsOfMethods) {
  const Outcome outcome = run_text(kIncludes + R"(
struct [[repoc::value]] Address { std::string city; };
struct [[repoc::entity]] Product { [[repoc::id]] std::string sku; };
using ProductRef = repoc::Ref<Product, std::string>;
struct [[repoc::entity]] Order { [[repoc::id]] int id; Address address; ProductRef product; };
class [[repoc::repository]] Orders : public repoc::Repository<Order, int> {
 public:
  virtual std::vector<Order> find_by_address(const Address& address) = 0;
  virtual std::vector<Order> find_by_product(const ProductRef& product, const Product& same, std::optional<ProductRef> maybe) = 0;
};
)");
  EXPECT_EQ(outcome.dump(), R"(entity Product table product
  sku: text, id
entity Order table order
  id: int32, id
  address: struct Address, group
  address.city: text, column address_city
  product: ref to entity Product by text
struct Address, value
  city: text
repository Orders of Order by int32 in x.hpp
  find_by_address(address: reference to const struct Address) -> list of entity Order
  find_by_product(product: reference to const ref to entity Product by text, same: reference to const entity Product, maybe: optional ref to entity Product by text) -> list of entity Order
)");
  ASSERT_FALSE(outcome.sink.has_errors());
  EXPECT_EQ(outcome.result.model.repositories.at(0).methods.at(1).parameters.at(0).type.cpp,
            "const ::repoc::Ref<::Product, std::string>&");
}

// A repository is no friend of a class: it may name what is public, in public bases.
TEST_F(FrontendTest, WhatRepositoriesReach) {
  const Outcome outcome = run_text(R"(#include <repoc/repository.hpp>
namespace repoc { struct Access; }
struct Stamp { int made; };
struct Note { int text; };
class [[repoc::value]] Money { public: int cents; private: friend struct repoc::Access; int unit_; };
class [[repoc::entity]] Order : public Stamp, protected Note {
 public:
  [[repoc::id]] int id;
 protected:
  friend struct repoc::Access;
  Money total_;
};
class [[repoc::repository]] Orders : public repoc::Repository<Order, int> {};
)");
  ASSERT_FALSE(outcome.sink.has_errors()) << outcome.headlines();
  std::string reached;
  for (const model::Field& field : outcome.result.model.entities.at(0).fields) {
    reached += field.name + (field.reachable ? " yes\n" : " no\n");
  }
  EXPECT_EQ(reached, "made yes\ntext no\nid yes\ntotal_ no\ntotal_.cents yes\ntotal_.unit_ no\n");
}

// What the conformance tests store, whole.
TEST_F(FrontendTest, TheMappingDomain) {
  const fs::path folder = kProject / "tests/conformance/mapping";
  Options options;
  options.root = folder.string();
  options.headers = {(folder / "domain.hpp").string()};
  options.clang_args = {"-I" + (kProject / "runtime/include").string()};
  Outcome outcome;
  outcome.result = read(options, outcome.sources, outcome.sink);
  EXPECT_FALSE(outcome.sink.has_errors()) << outcome.dump();
}

}  // namespace
}  // namespace repoc::frontend
