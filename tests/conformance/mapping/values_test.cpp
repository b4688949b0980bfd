// Every type of a column: its limits reload as they were, a change of one is an update of one column, and queries ask
// for it.
#include <cmath>
#include <limits>

#include "conformance/mapping/fixture.hpp"

namespace conformance::mapping {
namespace {

class ColumnTest : public MappingTest {};
REPOC_ON_EVERY_BACK_END(ColumnTest);

template <class V>
using Limits = std::numeric_limits<V>;

const std::string kWords = "na\u00efve \U0001F600 \u4e2d\u6587 ' \" \\ % _ \n\t\x01";
const Bytes kBytes = {std::byte{0}, std::byte{0xff}, std::byte{'\''}};

Specimen largest() {
  Specimen s;
  s.id = Limits<int>::max();
  s.yes = true;
  s.i8 = Limits<std::int8_t>::max();
  s.i16 = Limits<std::int16_t>::max();
  s.i32 = Limits<std::int32_t>::max();
  s.i64 = Limits<std::int64_t>::max();
  s.u8 = Limits<std::uint8_t>::max();
  s.u16 = Limits<std::uint16_t>::max();
  s.u32 = Limits<std::uint32_t>::max();
  s.u64 = static_cast<std::uint64_t>(Limits<std::int64_t>::max());
  s.f32 = Limits<float>::max();
  s.f64 = Limits<double>::max();
  s.text = kWords;
  s.bytes = kBytes;
  s.colour = Colour::dark_blue;
  s.priority = Priority::high;
  s.day = std::chrono::year(9999) / 12 / 31;
  s.at = Seconds(std::chrono::seconds(Limits<std::int64_t>::max()));
  s.at_millis = Millis(std::chrono::milliseconds(Limits<std::int64_t>::max()));
  s.lasts = std::chrono::minutes(1'000'000'000);
  s.uuid = uuid("ffffffff-ffff-ffff-ffff-ffffffffffff");
  s.amount = decimal("9999999999999999999999999999999999");
  s.money = Money(Limits<std::int64_t>::max());
  s.code = {kWords, Limits<int>::max()};
  s.maybe_yes = true;
  s.maybe_i64 = Limits<std::int64_t>::max();
  s.maybe_f64 = Limits<double>::denorm_min();
  s.maybe_text = kWords;
  s.maybe_bytes = kBytes;
  s.maybe_colour = Colour::green;
  s.maybe_priority = Priority::low;
  s.maybe_at = Seconds(std::chrono::seconds(1));
  s.maybe_uuid = s.uuid;
  s.maybe_amount = decimal("0.0000000000000000000000000000000001");
  s.maybe_money = Money(1);
  s.maybe_code = Code{"", 0};
  s.flags = {true, false, true};
  s.numbers = {Limits<int>::min(), 0, Limits<int>::max()};
  s.large = {0, s.u64};
  s.reals = {0.1, -0.0, 1e308, Limits<double>::denorm_min(), 3};
  s.words = {"", kWords, "[\"a\"]", "null"};
  s.blobs = {{}, kBytes};
  s.colours = {Colour::red, Colour::dark_blue};
  s.priorities = {Priority::low, Priority::high};
  s.days = {std::chrono::year(2024) / 2 / 29};
  s.uuids = {Uuid(), s.uuid};
  s.amounts = {decimal("-0.5"), decimal("12345678901234567890.1234")};
  s.purse = {Money(5), Money(-5)};
  s.gaps = {1, std::nullopt, 3};
  s.counts = {{"", Limits<std::int64_t>::min()}, {kWords, Limits<std::int64_t>::max()}};
  s.labels = {{"a", kWords}, {"b", ""}};
  s.prices = {{"chair", decimal("19.99")}};
  s.made_by = "Ada";
  return s;
}

Specimen smallest() {
  Specimen s;
  s.id = Limits<int>::min();
  s.i8 = Limits<std::int8_t>::min();
  s.i16 = Limits<std::int16_t>::min();
  s.i32 = Limits<std::int32_t>::min();
  s.i64 = Limits<std::int64_t>::min();
  s.f32 = Limits<float>::lowest();
  s.f64 = Limits<double>::lowest();
  s.priority = Priority::low;
  s.day = std::chrono::year(0) / 1 / 1;
  s.at = Seconds(std::chrono::seconds(Limits<std::int64_t>::min()));
  s.amount = decimal("-9999999999999999999999999999999999");
  s.money = Money(Limits<std::int64_t>::min());
  s.maybe_text = "";
  s.maybe_bytes = Bytes{};
  s.maybe_i64 = 0;
  return s;
}

void expect_same(const Specimen& is, const Specimen& was) {
#define SAME(member) EXPECT_EQ(is.member, was.member)
  SAME(id);
  SAME(yes);
  SAME(i8);
  SAME(i16);
  SAME(i32);
  SAME(i64);
  SAME(u8);
  SAME(u16);
  SAME(u32);
  SAME(u64);
  SAME(f32);
  SAME(f64);
  SAME(text);
  SAME(bytes);
  SAME(colour);
  SAME(priority);
  SAME(day);
  SAME(at);
  SAME(at_millis);
  SAME(lasts);
  SAME(uuid);
  SAME(amount);
  SAME(money);
  SAME(code.prefix);
  SAME(code.number);
  SAME(maybe_yes);
  SAME(maybe_i64);
  SAME(maybe_f64);
  SAME(maybe_text);
  SAME(maybe_bytes);
  SAME(maybe_colour);
  SAME(maybe_priority);
  SAME(maybe_at);
  SAME(maybe_uuid);
  SAME(maybe_amount);
  SAME(maybe_money);
  ASSERT_EQ(is.maybe_code.has_value(), was.maybe_code.has_value());
  if (is.maybe_code) {
    SAME(maybe_code->prefix);
    SAME(maybe_code->number);
  }
  SAME(flags);
  SAME(numbers);
  SAME(large);
  SAME(reals);
  SAME(words);
  SAME(blobs);
  SAME(colours);
  SAME(priorities);
  SAME(days);
  SAME(uuids);
  SAME(amounts);
  SAME(purse);
  SAME(gaps);
  SAME(counts);
  SAME(labels);
  SAME(prices);
  SAME(made_by);
#undef SAME
  EXPECT_EQ(is.seen, 0);
}

TEST_P(ColumnTest, LimitsReloadAsTheyWere) {
  for (const Specimen& specimen : {largest(), smallest(), Specimen{.id = 1}}) {
    SCOPED_TRACE(specimen.id);
    given<SpecimenRepository>(specimen);
    const auto again = stored<SpecimenRepository>(specimen.id);
    ASSERT_TRUE(again);
    expect_same(*again, specimen);
    // As loaded it has no change.
    UnitOfWork work{db};
    Specimen& loaded = work.repository<SpecimenRepository>().get(specimen.id);
    loaded.seen = 7;  // transient
    loaded.made_by = "somebody else";
    log.clear();
    work.commit();
    EXPECT_EQ(log.writes(), Lines{});
  }
  EXPECT_TRUE(std::signbit(stored<SpecimenRepository>(Limits<int>::max())->reals[1]));
}

TEST_P(ColumnTest, AChangeIsAnUpdateOfItsColumn) {
  struct Row {
    const char* column;
    std::function<void(Specimen&)> set;
  };
  const Row rows[] = {
      {"u8", [](Specimen& s) { ++s.u8; }},
      {"priority", [](Specimen& s) { s.priority = Priority::high; }},
      {"at_millis", [](Specimen& s) { s.at_millis += 1ms; }},
      {"uuid", [](Specimen& s) { s.uuid = Uuid::random(); }},
      {"amount", [](Specimen& s) { s.amount = decimal("0.01"); }},
      {"money", [](Specimen& s) { s.money = Money(5); }},
      {"code", [](Specimen& s) { s.code.number = 9; }},
      {"maybe_code", [](Specimen& s) { s.maybe_code = Code{"a", 1}; }},
      {"maybe_uuid", [](Specimen& s) { s.maybe_uuid.emplace(); }},
      {"flags", [](Specimen& s) { s.flags.push_back(false); }},
      {"numbers", [](Specimen& s) { s.numbers = {3, 1, 2}; }},
      {"words", [](Specimen& s) { s.words.emplace_back(); }},
      {"purse", [](Specimen& s) { s.purse.emplace_back(1); }},
      {"gaps", [](Specimen& s) { s.gaps.emplace_back(); }},
      {"counts", [](Specimen& s) { s.counts["a"] = 1; }},
      {"labels", [](Specimen& s) { s.labels[""] = ""; }},
      {"prices", [](Specimen& s) { s.prices["a"] = Decimal(1); }},
  };
  Specimen specimen{.id = 1};
  given<SpecimenRepository>(specimen);
  for (const Row& row : rows) {
    SCOPED_TRACE(row.column);
    log.clear();
    row.set(specimen);
    UnitOfWork work{db};
    row.set(work.repository<SpecimenRepository>().get(1));
    if (std::string_view(row.column) == "uuid") work.repository<SpecimenRepository>().get(1).uuid = specimen.uuid;
    work.commit();
    EXPECT_EQ(log.writes(), Lines{std::string("update specimens set ") + row.column});
    expect_same(stored<SpecimenRepository>(1).value(), specimen);
  }
}

TEST_P(ColumnTest, WhatNoColumnHoldsIsRefusedAndNothingStored) {
  struct Row {
    const char* what;
    std::function<void(Specimen&)> set;
  };
  const Row out_of_range[] = {
      {"NaN in a list", [](Specimen& s) { s.reals = {std::nan("")}; }},
      {"an infinity in a list", [](Specimen& s) { s.reals = {Limits<double>::infinity()}; }},
      {"an enumerator that is none", [](Specimen& s) { s.colour = static_cast<Colour>(77); }},
      {"a number that is no enumerator", [](Specimen& s) { s.priority = static_cast<Priority>(3); }},
      {"one in a list", [](Specimen& s) { s.priorities = {static_cast<Priority>(3)}; }},
      {"a date that does not exist", [](Specimen& s) { s.day = std::chrono::year(2023) / 2 / 30; }},
      {"one in a list", [](Specimen& s) { s.days = {std::chrono::year(2023) / 2 / 30}; }},
      {"a number beyond 63 bits", [](Specimen& s) { s.u64 = Limits<std::uint64_t>::max(); }},
      {"one in a list", [](Specimen& s) { s.large = {Limits<std::uint64_t>::max()}; }},
  };
  for (const Row& row : out_of_range) {
    SCOPED_TRACE(row.what);
    Specimen specimen{.id = 1};
    row.set(specimen);
    EXPECT_THROW(given<SpecimenRepository>(specimen), repoc::RangeError);
    EXPECT_EQ(stored_count<SpecimenRepository>(), 0);
  }
  const Row no_text[] = {
      {"a list", [](Specimen& s) { s.words = {"\xff"}; }},
      {"NUL in a list", [](Specimen& s) { s.words = {std::string(1, '\0')}; }},
      {"a map's key", [](Specimen& s) { s.counts = {{"\xff", 1}}; }},
      {"a map's value", [](Specimen& s) { s.labels = {{"a", "\xff"}}; }},
      {"a code", [](Specimen& s) { s.code.prefix = "\xff"; }},
  };
  for (const Row& row : no_text) {
    SCOPED_TRACE(row.what);
    Specimen specimen{.id = 1};
    row.set(specimen);
    EXPECT_THROW(given<SpecimenRepository>(specimen), repoc::EncodingError);
    EXPECT_EQ(stored_count<SpecimenRepository>(), 0);
  }
}

TEST_P(ColumnTest, Queries) {
  const Uuid first = uuid("00000000-0000-4000-8000-000000000001");
  const Uuid second = uuid("00000000-0000-4000-8000-000000000002");
  Specimen one{.id = 1};
  one.uuid = first;
  one.amount = decimal("9.5");
  one.money = Money(5);
  one.maybe_money = Money(1);
  one.code = {"a", 1};
  one.priority = Priority::low;
  one.numbers = {1, 2, 3};
  one.words = {"x", "y"};
  one.flags = {true};
  one.reals = {1, 2.5};
  one.colours = {Colour::green};
  one.uuids = {second};
  one.counts = {{"a", 1}};
  Specimen two{.id = 2};
  two.uuid = second;
  two.amount = decimal("10");
  two.code = {"b", 2};
  two.priority = Priority::high;
  two.numbers = {3};
  two.flags = {false};
  Specimen three{.id = 3};
  three.amount = decimal("-100.25");
  given<SpecimenRepository>(one, two, three);
  repoc::Session session{db};
  auto& all = session.repository<SpecimenRepository>();
  using Ids = std::vector<int>;
  EXPECT_EQ(all.find_id_by_uuid(second), Ids{2});
  EXPECT_EQ(all.find_id_by_uuid_in_order_by_id({second, first, Uuid::random()}), (Ids{1, 2}));
  EXPECT_EQ(all.find_id_by_amount(decimal("9.50")), Ids{1});
  EXPECT_EQ(all.find_id_by_amount(10), Ids{2});
  EXPECT_EQ(all.find_id_by_amount_less_than_order_by_id(10), (Ids{1, 3}));
  EXPECT_EQ(all.find_id_by_amount_between_order_by_amount_desc_and_id(decimal("9.5"), 10), (Ids{2, 1}));
  EXPECT_EQ(all.find_id_by_order_by_amount_and_id(), (Ids{3, 1, 2}));
  EXPECT_EQ(all.max_amount(), Decimal(10));
  EXPECT_EQ(all.min_amount(), decimal("-100.25"));
  EXPECT_EQ(all.find_id_by_money(Money(5)), Ids{1});
  EXPECT_EQ(all.find_id_by_code_in_order_by_id({{"b", 2}, {"a", 1}, {"c", 3}}), (Ids{1, 2}));
  EXPECT_EQ(all.find_id_by_maybe_money_is_null_order_by_id(), (Ids{2, 3}));
  EXPECT_EQ(all.find_id_by_priority_order_by_id(Priority::normal), Ids{3});
  EXPECT_EQ(all.find_id_by_priority_high_order_by_id(), Ids{2});
  EXPECT_EQ(all.find_id_by_order_by_priority_and_id(), (Ids{1, 3, 2}));
  EXPECT_EQ(all.find_id_by_numbers_contains_order_by_id(3), (Ids{1, 2}));
  EXPECT_EQ(all.find_id_by_numbers_not_contains_order_by_id(2), (Ids{2, 3}));
  EXPECT_EQ(all.find_id_by_words_contains_order_by_id("y"), Ids{1});
  EXPECT_EQ(all.find_id_by_words_contains_order_by_id("Y"), Ids{});
  EXPECT_EQ(all.find_id_by_flags_contains_order_by_id(false), Ids{2});
  EXPECT_EQ(all.find_id_by_reals_contains_order_by_id(1), Ids{1});
  EXPECT_EQ(all.find_id_by_reals_contains_order_by_id(2.5), Ids{1});
  EXPECT_EQ(all.find_id_by_colours_contains_order_by_id(Colour::green), Ids{1});
  EXPECT_EQ(all.find_id_by_uuids_contains_order_by_id(second), Ids{1});
  EXPECT_EQ(all.find_id_by_words_empty_order_by_id(), (Ids{2, 3}));
  EXPECT_EQ(all.find_id_by_counts_not_empty_order_by_id(), Ids{1});
  EXPECT_EQ(all.find_uuid_by_id(2), second);
  EXPECT_EQ(all.find_money_by_id(1), Money(5));
  EXPECT_EQ(all.update_amount_and_uuid_by_id(decimal("0.1"), first, 2), 1);
  EXPECT_EQ(all.find(2)->amount, decimal("0.1"));
  EXPECT_EQ(all.find(2)->uuid, first);
}

TEST_P(ColumnTest, RandomUuidsAreDifferent) {
  std::vector<Uuid> made;
  for (int i = 0; i < 10'000; ++i) made.push_back(Uuid::random());
  std::sort(made.begin(), made.end());
  EXPECT_EQ(std::adjacent_find(made.begin(), made.end()), made.end());
}

}  // namespace
}  // namespace conformance::mapping
