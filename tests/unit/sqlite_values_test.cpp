// Value structs, Refs, decimals, coded types, lists, maps and single children in SQLite: the tables, the text of every
// kind of criterion, and what it finds among rows. Every text is prepared on a database made from the schema.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "dialect/dialect.hpp"
#include "sqlite_memory.hpp"
#include "values_model.hpp"

namespace repoc::dialect {
namespace {

using test::Database;
using test::ModelBuilder;
using test::sqlite_aggregate;
using test::Value;

// The statement of a method of the first repository, or what is said against it.
std::variant<Statement, std::string> statement(ModelBuilder b, const std::string& declaration) {
  const std::size_t method = b.method(declaration);
  diag::Sink sink;
  const auto query = plan::plan_method(b.model(), 0, method, sink);
  const Aggregate aggregate = sqlite_aggregate(b.model(), b.model().repositories.front().entity);
  std::optional<Statement> out;
  if (query) out = find("sqlite")->statement(b.model(), aggregate, *query, sink);
  if (out) return *out;
  std::string all;
  for (const diag::Diagnostic& d : sink.diagnostics()) {
    all += std::string(diag::info(d.id).name) + ": " + d.message;
  }
  return all;
}

// The condition of a method with what is bound, and what SQLite says against it.
std::string condition(const std::string& declaration, const ModelBuilder& b = test::orders()) {
  const auto made = statement(b, declaration);
  if (std::holds_alternative<std::string>(made)) return std::get<std::string>(made);
  const Statement& s = std::get<Statement>(made);
  Database db;
  db.make(sqlite_aggregate(b.model(), b.model().repositories.front().entity));
  const std::string& text = s.whole_text();
  EXPECT_EQ(db.complaint(text, s.arguments.size()), "");
  const std::string all = dump(s);
  const std::size_t where = text.find("where ");
  std::string out = where == std::string::npos ? text : text.substr(where + 6);
  if (const std::size_t order = out.find("\norder by o.id"); order != std::string::npos) out.resize(order);
  return out + " <- " + all.substr(all.find('(') + 1, all.find(")\n") - all.find('(') - 1);
}

struct Case {
  const char* declaration;
  const char* expected;
};

// Rows that are left out are the last in the order of the numbers.
TEST(SqliteValues, DistinctDecimalsAreOrderedAsNumbers) {
  const auto made = statement(test::orders(), "std::vector<repoc::Decimal> find_first2_distinct_price()");
  ASSERT_TRUE(std::holds_alternative<Statement>(made)) << std::get<std::string>(made);
  EXPECT_EQ(std::get<Statement>(made).text,
            "select distinct o.price\nfrom orders o\norder by o.price collate repoc_decimal\nlimit 2");
}

// They are absent with the value struct that they are in, and then neither hold nor lack anything.
TEST(SqliteValues, ListsInOptionalValues) {
  ModelBuilder fans;
  fans.value("v::Mood", {"std::optional<std::string> word"});
  fans.value("v::Interests", {"std::vector<std::string> topics", "std::map<std::string, int> marks", "Mood mood"});
  fans.entity("v::Fan", {"id int id", "std::optional<Interests> likes"});
  fans.repository("v::Fans", "v::Fan");
  const Case cases[] = {
      {"int count_by_likes_topics_contains(std::string_view topic)",
       "exists (select 1 from json_each(f.likes_topics) where value = ?1) <- 0 plain"},
      {"int count_by_likes_topics_not_contains(std::string_view topic)",
       "f.likes_topics is not null and not exists (select 1 from json_each(f.likes_topics) where value = ?1) <- 0 "
       "plain"},
      {"int count_by_likes_topics_is_empty()", "f.likes_topics = '[]' <- "},
      {"int count_by_likes_marks_is_not_empty()", "f.likes_marks <> '{}' <- "},
      {"int count_by_likes_mood(Mood mood)", "f.likes_topics is not null and f.likes_mood_word is ?1 <- 0.word plain"},
  };
  for (const Case& c : cases) EXPECT_EQ(condition(c.declaration, fans), c.expected) << c.declaration;
}

TEST(SqliteValues, Conditions) {
  const Case cases[] = {
      {"int count_by_address(const Address& address)",
       "o.address_street = ?1 and o.address_city = ?2 and o.address_geo_lat is ?3 and o.address_geo_lon is ?4 <- "
       "0.street plain, 0.city plain, 0.geo.lat plain, 0.geo.lon plain"},
      {"int count_by_address_not(const Address& address)",
       "not (o.address_street = ?1 and o.address_city = ?2 and o.address_geo_lat is ?3 and o.address_geo_lon is ?4) <- "
       "0.street plain, 0.city plain, 0.geo.lat plain, 0.geo.lon plain"},
      {"int count_by_address(repoc::Maybe<Address> address)",
       "o.address_street = ?1 and o.address_city = ?2 and o.address_geo_lat is ?3 and o.address_geo_lon is ?4 <- "
       "0.street plain, 0.city plain, 0.geo.lat plain, 0.geo.lon plain"},
      {"int count_by_billing(const Address& address)",
       "o.billing_street is ?1 and o.billing_city is ?2 and o.billing_geo_lat is ?3 and o.billing_geo_lon is ?4 <- "
       "0.street plain, 0.city plain, 0.geo.lat plain, 0.geo.lon plain"},
      {"int count_by_billing_not(const Address& address)",
       "o.billing_street is not null and not (o.billing_street is ?1 and o.billing_city is ?2 and o.billing_geo_lat is "
       "?3 and o.billing_geo_lon is ?4) <- 0.street plain, 0.city plain, 0.geo.lat plain, 0.geo.lon plain"},
      {"int count_by_billing_is_null_or_note_is_null()", "o.billing_street is null or o.note_present = 0 <- "},
      {"int count_by_billing_is_not_null_and_note_exists()", "o.billing_street is not null and o.note_present = 1 <- "},
      {"int count_by_note(Note note)",
       "o.note_present = 1 and o.note_text is ?1 and o.note_pages is ?2 <- 0.text plain, 0.pages plain"},
      {"int count_by_note_not(Note note)",
       "o.note_present = 1 and not (o.note_text is ?1 and o.note_pages is ?2) <- 0.text plain, 0.pages plain"},
      {"int count_by_address_geo(Geo geo)",
       "o.address_geo_lat is ?1 and o.address_geo_lon is ?2 <- 0.lat plain, 0.lon plain"},
      {"int count_by_billing_geo_is_null()", "o.billing_geo_lat is null <- "},
      {"int count_by_address_city(std::string_view city)", "o.address_city = ?1 <- 0 plain"},
      {"int count_by_billing_city(std::optional<std::string> city)", "o.billing_city is ?1 <- 0 plain"},
      {"int count_by_region(std::tuple<std::string, int> region)",
       "o.region_1 = ?1 and o.region_2 = ?2 <- 0[0] plain, 0[1] plain"},
      {"int count_by_region(const repoc::Ref<Region, std::tuple<std::string, int>>& region)",
       "o.region_1 = ?1 and o.region_2 = ?2 <- 0.key[0] plain, 0.key[1] plain"},
      {"int count_by_region(const Region& region)",
       "o.region_1 = ?1 and o.region_2 = ?2 <- 0.country plain, 0.number plain"},
      {"int count_by_home_not(const Region& region)",
       "o.home_1 is not null and not (o.home_1 is ?1 and o.home_2 is ?2) <- 0.country plain, 0.number plain"},
      {"int count_by_customer(const Customer& customer)", "o.customer = ?1 <- 0.id plain"},
      {"int count_by_customer(const repoc::Ref<Customer, std::string>& customer)", "o.customer = ?1 <- 0 plain"},
      {"int count_by_customer_ignore_case(std::string_view customer)",
       "repoc_fold(o.customer) = repoc_fold(?1) <- 0 plain"},
      {"int count_by_payer(std::optional<std::string> payer)", "o.payer is ?1 <- 0 plain"},
      {"int count_by_customer_in(const std::vector<std::string>& customers)",
       "o.customer in (select value from json_each(?1)) <- 0 list"},
      {"int count_by_price_less_than_and_price(repoc::Decimal a, repoc::Decimal b)",
       "o.price collate repoc_decimal < ?1 and o.price = ?2 <- 0 plain, 1 plain"},
      {"int count_by_price_between(repoc::Decimal a, repoc::Decimal b)",
       "o.price collate repoc_decimal between ?1 and ?2 <- 0 plain, 1 plain"},
      {"int count_by_price_less_than_field_rebate()", "o.price collate repoc_decimal < o.rebate <- "},
      {"int count_by_rank_high_and_rank(Rank rank)", "o.rank = 1 and o.rank = ?1 <- 0 plain"},
      {"int count_by_paid(Money paid)", "o.paid = ?1 <- 0 plain"},
      {"int count_by_words_contains(std::string_view word)",
       "exists (select 1 from json_each(o.words) where value = ?1) <- 0 plain"},
      {"int count_by_words_not_contains(std::string_view word)",
       "not exists (select 1 from json_each(o.words) where value = ?1) <- 0 plain"},
      {"int count_by_hashes_contains(const std::vector<std::byte>& hash)",
       "exists (select 1 from json_each(o.hashes) where value = hex(?1)) <- 0 plain"},
      {"int count_by_prices_contains(int price)",
       "exists (select 1 from json_each(o.prices) where value = cast(?1 as text)) <- 0 plain"},
      {"int count_by_words_is_empty_or_counts_is_not_empty()", "o.words = '[]' or o.counts <> '{}' <- "},
      {"int count_by_tags_contains(const Tag& tag)",
       "o.id in (\n  select o2.order_id\n  from orders_tags o2\n  where o2.tag = ?1\n) <- 0.name plain"},
      {"int count_by_tags_not_contains(std::string_view tag)",
       "o.id not in (\n  select o2.order_id\n  from orders_tags o2\n  where o2.tag = ?1\n) <- 0 plain"},
      {"int count_by_zones_contains(const Region& zone)",
       "o.id in (\n  select o2.order_id\n  from orders_zones o2\n  where o2.region_1 = ?1 and o2.region_2 = ?2\n) <- "
       "0.country plain, 0.number plain"},
      {"int count_by_tags_key_starts_with(std::string_view start)",
       "o.id in (\n  select o2.order_id\n  from orders_tags o2\n  where substr(o2.tag, 1, length(?1)) = ?1\n) <- 0 "
       "plain"},
      {"int count_by_label_is_null()", "o.id not in (\n  select l.order_id\n  from label l\n) <- "},
      {"int count_by_label_text(std::string_view text)",
       "o.id in (\n  select l.order_id\n  from label l\n  where l.text = ?1\n) <- 0 plain"},
      {"int count_by_parcels_stamp_cents_and_parcels_to_city(int cents, std::string_view city)",
       "o.id in (\n  select p.order_id\n  from parcel p\n  where (p.order_id, p.\"no\") in (\n    select s.order_id, "
       "s.parcel_no\n    from stamp s\n    where s.cents = ?1\n  ) and p.to_city = ?2\n) <- 0 plain, 1 plain"},
      {"int count_by_parcels_stamp_is_null()",
       "o.id in (\n  select p.order_id\n  from parcel p\n  where (p.order_id, p.\"no\") not in (\n    select "
       "s.order_id, s.parcel_no\n    from stamp s\n  )\n) <- "},
  };
  for (const Case& c : cases) EXPECT_EQ(condition(c.declaration), c.expected) << c.declaration;
}

TEST(SqliteValues, Statements) {
  const Case cases[] = {
      {"std::vector<ParcelCity> find_parcels_no_and_parcels_to_city_by_rank_high()",
       "select p.\"no\", p.to_city\nfrom orders o\njoin parcel p on p.order_id = o.id\nwhere o.rank = 1\norder by "
       "o.id, p.parcels_position"},
      {"std::vector<int> find_parcels_stamp_cents()",
       "select s.cents\nfrom orders o\njoin parcel p on p.order_id = o.id\njoin stamp s on s.order_id = p.order_id and "
       "s.parcel_no = p.\"no\"\norder by o.id, p.parcels_position"},
      {"std::vector<repoc::Decimal> find_price_order_by_price_desc()",
       "select o.price\nfrom orders o\norder by o.price collate repoc_decimal desc, o.id"},
      {"repoc::CursorPage<Order> find_order_by_price_and_address_city(repoc::Cursor at)",
       "select o.id, o.address_street, o.address_city, o.address_geo_lat, o.address_geo_lon, o.billing_street, "
       "o.billing_city, o.billing_geo_lat, o.billing_geo_lon, o.note_present, o.note_text, o.note_pages, o.customer, "
       "o.payer, o.region_1, o.region_2, o.home_1, o.home_2, o.price, o.rebate, o.paid, o.rank, o.words, o.prices, "
       "o.flags, o.hashes, o.counts, o.text, o.version, o.price collate repoc_decimal, o.address_city, o.id\nfrom "
       "orders o\norder by o.price collate repoc_decimal, o.address_city, o.id\nlimit ?1\nthen where (o.price collate "
       "repoc_decimal, o.address_city, o.id) > (?1, ?2, ?3)\norder by o.price collate repoc_decimal, o.address_city, "
       "o.id\nlimit ?4"},
      {"repoc::Decimal max_price()", "select max(o.price collate repoc_decimal)\nfrom orders o"},
      {"repoc::Decimal sum_price()",
       "backend-unsupported: SQLite has no decimal numbers to add up 'v::Order::price' with; read the values and add "
       "them in C++"},
      {"std::optional<repoc::Decimal> avg_rebate()",
       "backend-unsupported: SQLite has no decimal numbers to add up 'v::Order::rebate' with; read the values and add "
       "them in C++"},
      {"std::map<repoc::Decimal, std::int64_t> count_group_by_price()",
       "select o.price, count(*)\nfrom orders o\ngroup by o.price collate repoc_decimal\norder by o.price collate "
       "repoc_decimal"},
      {"int update_address_city_and_words_by_id(std::string_view c, const std::vector<std::string>& w, repoc::Uuid id)",
       "update orders set address_city = ?1, words = ?2, version = repoc_add(version, 1, -9223372036854775808, "
       "9223372036854775807)\nwhere id = ?3"},
  };
  for (const Case& c : cases) {
    const auto made = statement(test::orders(), c.declaration);
    std::string out;
    if (std::holds_alternative<std::string>(made)) {
      out = std::get<std::string>(made);
    } else {
      const Statement& s = std::get<Statement>(made);
      out = s.text + (s.after.empty() ? "" : "\nthen " + s.after.substr(s.after.find("where")));
    }
    EXPECT_EQ(out, c.expected) << c.declaration;
  }
}

TEST(SqliteValues, Schema) {
  const ModelBuilder b = test::orders();
  EXPECT_EQ(fmt::format("{}", fmt::join(sqlite_aggregate(b.model(), b.type("Order").index).ddl, "\n")),
            R"(create table if not exists customers (
  id text not null,
  name text not null,
  primary key (id)
) strict, without rowid
create table if not exists regions (
  country text not null,
  number integer not null check (number between -2147483648 and 2147483647),
  primary key (country, number)
) strict, without rowid
create table if not exists tags (
  name text not null,
  primary key (name)
) strict, without rowid
create table if not exists orders (
  id text not null,
  address_street text not null,
  address_city text not null,
  address_geo_lat real,
  address_geo_lon real,
  billing_street text,
  billing_city text,
  billing_geo_lat real,
  billing_geo_lon real,
  note_present integer not null check (note_present in (0, 1)),
  note_text text,
  note_pages integer check (note_pages between -2147483648 and 2147483647),
  customer text not null,
  payer text,
  region_1 text not null,
  region_2 integer not null check (region_2 between -2147483648 and 2147483647),
  home_1 text,
  home_2 integer check (home_2 between -2147483648 and 2147483647),
  price text not null,
  rebate text,
  paid integer not null,
  rank integer not null,
  words text not null,
  prices text not null,
  flags text not null,
  hashes text not null,
  counts text not null,
  text text not null,
  version integer not null,
  primary key (id),
  foreign key (customer) references customers (id) deferrable initially deferred,
  foreign key (payer) references customers (id) deferrable initially deferred,
  foreign key (region_1, region_2) references regions (country, number) deferrable initially deferred,
  foreign key (home_1, home_2) references regions (country, number) deferrable initially deferred
) strict, without rowid
create index if not exists orders_customer_idx
on orders (customer)
create index if not exists orders_payer_idx
on orders (payer)
create index if not exists orders_region_1_region_2_idx
on orders (region_1, region_2)
create index if not exists orders_home_1_home_2_idx
on orders (home_1, home_2)
create table if not exists parcel (
  order_id text not null,
  parcels_position integer not null,
  "no" integer not null check ("no" between -2147483648 and 2147483647),
  to_street text not null,
  to_city text not null,
  to_geo_lat real,
  to_geo_lon real,
  primary key (order_id, "no"),
  foreign key (order_id) references orders (id) on delete cascade
) strict, without rowid
create table if not exists stamp (
  order_id text not null,
  parcel_no integer not null check (parcel_no between -2147483648 and 2147483647),
  text text not null,
  cents integer not null check (cents between -2147483648 and 2147483647),
  primary key (order_id, parcel_no),
  foreign key (order_id, parcel_no) references parcel (order_id, "no") on delete cascade
) strict, without rowid
create table if not exists label (
  order_id text not null,
  text text not null,
  city text not null,
  primary key (order_id),
  foreign key (order_id) references orders (id) on delete cascade
) strict, without rowid
create table if not exists orders_tags (
  order_id text not null,
  tags_position integer not null,
  tag text not null,
  primary key (order_id, tag),
  foreign key (order_id) references orders (id) on delete cascade,
  foreign key (tag) references tags (name) deferrable initially deferred
) strict, without rowid
create index if not exists orders_tags_tag_idx
on orders_tags (tag)
create table if not exists orders_zones (
  order_id text not null,
  zones_position integer not null,
  region_1 text not null,
  region_2 integer not null check (region_2 between -2147483648 and 2147483647),
  primary key (order_id, region_1, region_2),
  foreign key (order_id) references orders (id) on delete cascade,
  foreign key (region_1, region_2) references regions (country, number) deferrable initially deferred
) strict, without rowid
create index if not exists orders_zones_region_1_region_2_idx
on orders_zones (region_1, region_2))");
}

TEST(SqliteValues, Uniques) {
  ModelBuilder b;
  b.coded("Money", "short");
  b.value("Place", {"std::string city", "int number"});
  b.enumeration("Rank", {"low"}, true);
  b.entity("Thing", {"id int id", "unique std::string text", "unique std::optional<int> maybe", "unique int number",
                     "unique std::int64_t wide", "unique short narrow", "unique bool flag", "unique Money paid",
                     "unique Place place", "unique repoc::Uuid uuid", "unique Rank rank",
                     "unique std::vector<std::byte> hash", "unique std::chrono::sys_seconds at", "unique double real"});
  const std::string all = dump(b.model(), sqlite_aggregate(b.model(), 0));
  std::string uniques;
  for (std::size_t at = all.find("unique: "); at != std::string::npos; at = all.find("unique: ", at + 1)) {
    uniques += all.substr(at + 8, all.find('\n', at) - at - 8) + "; ";
  }
  EXPECT_EQ(
      uniques,
      "text (a text in between); maybe (null in between); number (an integer of 32 bits in between); wide (an integer "
      "in between); narrow (nothing in between); flag (nothing in between); paid (nothing in between); place_city (a "
      "text in between), place_number (an integer of 32 bits in between); uuid (a text in between); rank (an integer "
      "in between); hash (bytes in between); at (an integer in between); real (nothing in between); ");
}

// Of an optional value within another, in which nothing is certain, it is asked whether there is one; a Ref in a value
// refers like any other.
TEST(SqliteValues, ValuesWithinValues) {
  ModelBuilder b;
  b.entity("Town", {"id std::string name"});
  b.value("Note", {"std::optional<std::string> text"});
  b.value("Stop", {"repoc::Ref<Town, std::string> town", "std::optional<Note> note"});
  b.entity("Trip", {"id int id", "Stop first", "std::optional<Stop> last"});
  b.repository("Trips", "Trip");
  const Statement first = std::get<Statement>(statement(b, "int count_by_first(const Stop& stop)"));
  EXPECT_EQ(dump(first),
            "Trips::count_by_first (0.town plain, 0.note plain, 0.note.text plain)\n"
            "  select count(*)\n  from trip t\n"
            "  where t.first_town = ?1 and t.first_note_present = ?2 and t.first_note_text is ?3\n");
  const Statement maybe = std::get<Statement>(statement(b, "int count_by_last(repoc::Maybe<Stop> stop)"));
  ASSERT_TRUE(maybe.where.has_value());
  EXPECT_EQ(maybe.where->first_argument, 0U);
  EXPECT_EQ(maybe.where->arguments, 3U);  // dropped together
  const Aggregate trips = sqlite_aggregate(b.model(), b.type("Trip").index);
  Database db;
  db.make(trips);
  EXPECT_EQ(db.complaint(maybe.full, 3), "");
  for (const char* column : {"first_town", "last_town"}) {
    EXPECT_NE(trips.ddl[1].find(fmt::format("foreign key ({}) references town (name) deferrable", column)),
              std::string::npos)
        << trips.ddl[1];
  }
}

// Aggregates that name each other: each is made once, and what is referred to comes first where that can be.
TEST(SqliteValues, ReferencesInCycles) {
  ModelBuilder b;
  b.entity("A", {"id int id", "repoc::Ref<Nowhere, int> elsewhere"});
  b.entity("B", {"id int id", "repoc::Ref<A, int> a", "std::optional<repoc::Ref<A, int>> other"});
  b.entity("C", {"id int id", "repoc::Ref<B, int> b", "repoc::Ref<A, int> a", "std::vector<repoc::Ref<C, int>> next"});
  model::Model& model = b.model();
  const std::size_t c = b.type("C").index;
  model.entities[0].fields[1].type.index = c;  // A -> C -> B -> A
  std::string order;
  for (const std::string& one : sqlite_aggregate(model, c).ddl) {
    if (one.starts_with("create table")) order += one.substr(27, one.find(" (") - 27) + " ";
  }
  EXPECT_EQ(order, "a b c c_next ");
  Database db;
  db.make(sqlite_aggregate(model, c));
  db.run("begin");
  db.run("insert into a values (1, 3)");  // not there yet
  db.run("insert into b values (2, 1, null)");
  db.run("insert into c values (3, 2, 1)");
  db.run("commit");
  EXPECT_EQ(db.rows("select count(*) from c", {}), "1");
}

// No repository answers for the tables that a Ref brings with it, and their names count all the same.
TEST(SqliteValues, ATableThatARefBringsCollides) {
  ModelBuilder b;
  b.entity("Part", {"id int id"});
  b.entity("Spare", {"id int id"}, "part");
  b.entity("Thing", {"id int id", "std::vector<Part> parts", "repoc::Ref<Spare, int> spare"});
  b.repository("Things", "Thing");
  diag::Sink sink;
  EXPECT_FALSE(find("sqlite")->aggregate(b.model(), 2, sink).has_value());
  ASSERT_EQ(sink.diagnostics().size(), 1U);
  EXPECT_TRUE(sink.diagnostics().front().message.starts_with("'Spare' and 'Thing.parts' are both named 'part'"));
}

TEST(SqliteValues, NamesWhatRowsMayBeSortedBy) {
  const ModelBuilder b = test::orders();
  std::string out;
  for (const Table::Column& column : sqlite_aggregate(b.model(), b.type("Order").index).root.columns) {
    out += column.field.empty() ? "- " : column.field + " ";
  }
  EXPECT_EQ(out,
            "id address_street address_city address_geo_lat address_geo_lon billing_street billing_city "
            "billing_geo_lat billing_geo_lon - note_text note_pages customer payer region_1 region_2 home_1 home_2 - - "
            "- rank - - - - - text version ");
}

// Rows that a method finds; `arguments` as the runtime binds them.
struct Meaning {
  const char* declaration;
  std::vector<Value> arguments;
  const char* expected;
};

class Rows {
 public:
  Rows() {
    builder_ = ModelBuilder();
    builder_.coded("Money", "std::int64_t");
    builder_.value("Geo", {"double lat", "double lon"});
    builder_.value("Place", {"std::string city", "std::optional<std::string> street", "std::optional<Geo> geo"});
    builder_.value("Note", {"std::optional<std::string> text"});
    builder_.entity("Zone", {"id std::string country", "id int number"});
    builder_.entity("Label", {"std::string text"});
    builder_.entity(
        "Thing",
        {"id std::string id", "Place home", "std::optional<Place> work", "std::optional<Note> note",
         "repoc::Decimal price", "std::vector<std::string> words", "std::vector<std::vector<std::byte>> hashes",
         "std::vector<bool> flags", "std::vector<double> reals", "std::vector<std::uint64_t> counts",
         "std::vector<std::optional<int>> holes", "std::vector<repoc::Decimal> sums", "std::map<std::string, int> map",
         "std::optional<Label> label", "std::vector<repoc::Ref<Zone, std::tuple<std::string, int>>> zones"});
    builder_.repository("Things", "Thing");
    db_.make(sqlite_aggregate(builder_.model(), 3));
    db_.run("insert into zone values ('de', 1), ('de', 2), ('fr', 1)");
    db_.run(R"(insert into thing values
      ('a', 'Rome', null, null, null, null, null, null, null, 0, null, '-1', '[]', '[]', '[]', '[]', '[]', '[]', '[]', '{}'),
      ('b', 'Rome', 'Via', 1.5, 2.5, 'Bonn', null, null, null, 1, null, '9', '["x","Y"]', '["00FF","4142"]', '[true]',
       '[1.0,2.5]', '[9223372036854775807]', '[null,1]', '["9","10"]', '{"x":1}'),
      ('c', 'Oslo', 'Via', null, null, 'Rome', 'Via', 1.5, 2.5, 1, 'n', '10', '["%","x y"]', '["","AB"]',
       '[false,false]', '[0.1]', '[0,1]', '[2]', '["0.5"]', '{"a":0}'),
      ('d', 'Oslo', null, 0.0, 0.0, 'Rome', null, null, null, 0, null, '0.5', '[""]', '["00ff"]', '[true,false]',
       '[-1e300]', '[7]', '[]', '["10.5"]', '{}'))");
    db_.run("insert into label values ('b', 'new'), ('d', 'old')");
    db_.run("insert into thing_zones values ('a', 0, 'de', 1), ('a', 1, 'fr', 1), ('b', 0, 'de', 2)");
  }

  std::string found(const Meaning& c) {
    const auto made = statement(builder_, std::string("std::vector<Thing> ") + c.declaration);
    if (std::holds_alternative<std::string>(made)) return std::get<std::string>(made);
    const Statement& s = std::get<Statement>(made);
    EXPECT_EQ(s.arguments.size(), c.arguments.size()) << s.text;
    return ids(s.text, c.arguments);
  }
  std::string after(const std::string& declaration, const std::vector<Value>& arguments) {
    return ids(std::get<Statement>(statement(builder_, declaration)).after, arguments);
  }

 private:
  std::string ids(const std::string& sql, const std::vector<Value>& arguments) {
    std::string out;
    for (const auto& row : db_.table(sql, arguments)) out += test::shown(row.front());
    return out;
  }

  ModelBuilder builder_;
  Database db_;
};

// The pages after the first go on by the value of a decimal.
TEST(SqliteValues, PagesByDecimals) {
  Rows rows;
  EXPECT_EQ(rows.after("repoc::CursorPage<Thing> find_order_by_price(repoc::Cursor at)", {"9", "b", std::int64_t{9}}),
            "c");
  EXPECT_EQ(
      rows.after("repoc::CursorPage<Thing> find_order_by_price_desc(repoc::Cursor at)", {"9", "b", std::int64_t{9}}),
      "da");
}

TEST(SqliteValues, Meaning) {
  const Value none;
  const Meaning cases[] = {
      // city, street, whether there is a geo or its parts
      {"find_by_home(const Place& p)", {"Rome", none, none, none}, "a"},
      {"find_by_home(const Place& p)", {"Rome", "Via", 1.5, 2.5}, "b"},
      {"find_by_home(const Place& p)", {"Rome", "Via", none, none}, ""},
      {"find_by_home_not(const Place& p)", {"Rome", none, none, none}, "bcd"},
      {"find_by_home_geo(Geo g)", {0.0, 0.0}, "d"},
      {"find_by_home_geo_not(Geo g)", {0.0, 0.0}, "b"},
      {"find_by_home_geo_is_null()", {}, "ac"},
      // An absent group satisfies neither equality nor its negation.
      {"find_by_work(const Place& p)", {"Rome", "Via", 1.5, 2.5}, "c"},
      {"find_by_work_not(const Place& p)", {"Rome", "Via", 1.5, 2.5}, "bd"},
      {"find_by_work_is_null()", {}, "a"},
      {"find_by_work_is_not_null()", {}, "bcd"},
      {"find_by_work_street_is_null()", {}, "abd"},
      {"find_by_work_city_not(std::string_view c)", {"Rome"}, "b"},
      // A group that is there and holds nothing.
      {"find_by_note(Note n)", {none}, "b"},
      {"find_by_note_not(Note n)", {none}, "c"},
      {"find_by_note_is_null()", {}, "ad"},
      {"find_by_note_exists()", {}, "bc"},
      {"find_by_note_text_is_null()", {}, "abd"},
      // Decimals by their value.
      {"find_by_price(repoc::Decimal p)", {"10"}, "c"},
      {"find_by_price(int p)", {std::int64_t{9}}, "b"},
      {"find_by_price_less_than(repoc::Decimal p)", {"10"}, "abd"},
      {"find_by_price_greater_than_equal(repoc::Decimal p)", {"9"}, "bc"},
      {"find_by_price_greater_than(int p)", {std::int64_t{9}}, "c"},
      {"find_by_price_between(repoc::Decimal p, repoc::Decimal q)", {"0", "9.5"}, "bd"},
      {"find_by_price_not_between(repoc::Decimal p, repoc::Decimal q)", {"0", "9.5"}, "ac"},
      {"find_by_price_in(const std::vector<repoc::Decimal>& p)", {R"(["9","-1"])"}, "ab"},
      {"find_by_price_in(const std::vector<int>& p)", {"[9,-1]"}, "ab"},
      {"find_order_by_price()", {}, "adbc"},
      {"find_order_by_price_desc()", {}, "cbda"},
      // Lists and maps.
      {"find_by_words_contains(std::string_view w)", {"x"}, "b"},
      {"find_by_words_contains(std::string_view w)", {"y"}, ""},
      {"find_by_words_contains(std::string_view w)", {""}, "d"},
      {"find_by_words_contains(std::string_view w)", {"%"}, "c"},
      {"find_by_words_not_contains(std::string_view w)", {"x"}, "acd"},
      {"find_by_words_is_empty()", {}, "a"},
      {"find_by_words_is_not_empty()", {}, "bcd"},
      {"find_by_map_is_empty()", {}, "ad"},
      {"find_by_map_is_not_empty()", {}, "bc"},
      {"find_by_flags_contains(bool f)", {std::int64_t{1}}, "bd"},
      {"find_by_flags_contains(bool f)", {std::int64_t{0}}, "cd"},
      {"find_by_flags_not_contains(bool f)", {std::int64_t{0}}, "ab"},
      {"find_by_reals_contains(double r)", {1.0}, "b"},
      {"find_by_reals_contains(int r)", {std::int64_t{1}}, "b"},
      {"find_by_reals_contains(double r)", {0.1}, "c"},
      {"find_by_reals_contains(double r)", {-1e300}, "d"},
      {"find_by_counts_contains(std::uint64_t c)", {std::int64_t{9223372036854775807}}, "b"},
      {"find_by_counts_contains(std::uint64_t c)", {std::int64_t{9223372036854775806}}, ""},
      {"find_by_counts_contains(int c)", {std::int64_t{0}}, "c"},
      {"find_by_holes_contains(int h)", {std::int64_t{1}}, "b"},
      {"find_by_holes_not_contains(int h)", {std::int64_t{1}}, "acd"},
      {"find_by_sums_contains(repoc::Decimal s)", {"10"}, "b"},
      {"find_by_sums_contains(int s)", {std::int64_t{10}}, "b"},
      {"find_by_sums_contains(repoc::Decimal s)", {"0.5"}, "c"},
      {"find_by_hashes_contains(const std::vector<std::byte>& h)", {"AB"}, "b"},  // as hex: 4142
      {"find_by_hashes_contains(const std::vector<std::byte>& h)", {""}, "c"},
      // Links and single children.
      {"find_by_zones_contains(const Zone& z)", {"de", std::int64_t{1}}, "a"},
      {"find_by_zones_contains(std::tuple<std::string, int> z)", {"fr", std::int64_t{2}}, ""},
      {"find_by_zones_not_contains(const Zone& z)", {"de", std::int64_t{2}}, "acd"},
      {"find_by_zones_is_empty()", {}, "cd"},
      {"find_by_zones_1_and_zones_2(std::string_view c, int n)", {"de", std::int64_t{1}}, "a"},
      {"find_by_zones_every_1(std::string_view c)", {"de"}, "bcd"},
      {"find_by_label_is_null()", {}, "ac"},
      {"find_by_label_is_not_null()", {}, "bd"},
      {"find_by_label_text(std::string_view t)", {"old"}, "d"},
      {"find_by_label_none_text(std::string_view t)", {"old"}, "abc"},
  };
  Rows rows;
  for (const Meaning& c : cases) EXPECT_EQ(rows.found(c), c.expected) << c.declaration;
}

}  // namespace
}  // namespace repoc::dialect
