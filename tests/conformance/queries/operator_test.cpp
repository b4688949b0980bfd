// Comparison, absent values, lists, enumerators, two fields, and, or, either: language.md, "Conditions".
#include "conformance/queries/query_cases.hpp"

namespace catalogue {
namespace {

using namespace std::chrono_literals;
class Operators : public QueryCases {};
REPOC_ON_EVERY_BACK_END(Operators);

TEST_P(Operators, Comparison) {
  check<ItemRepository>({
      {FINDS(find_by_stock(25)), "3 5"},
      {FINDS(find_by_stock_is(25)), "3 5"},
      {FINDS(find_by_stock_equal(10)), "1"},
      {FINDS(find_by_stock_equals(10)), "1"},
      {FINDS(find_by_stock_equal_to(10)), "1"},
      {FINDS(find_by_stock_equal_to(std::uint64_t{1} << 63)), ""},
      {FINDS(find_by_stock_is_equal_to(10)), "1"},
      {FINDS(find_by_stock_not(25)), "1 2 4 6 7 8"},
      {FINDS(find_by_stock_is_not(25)), "1 2 4 6 7 8"},
      {FINDS(find_by_stock_not_equal(25)), "1 2 4 6 7 8"},
      {FINDS(find_by_stock_is_not_equal_to(25)), "1 2 4 6 7 8"},
      {FINDS(find_by_stock_less_than(3)), "2 4"},
      {FINDS(find_by_stock_lower_than(3)), "2 4"},
      {FINDS(find_by_stock_is_less_than(3)), "2 4"},
      {FINDS(find_by_stock_less_than_equal(3)), "2 4 7"},
      {FINDS(find_by_stock_less_than_or_equal(3)), "2 4 7"},
      {FINDS(find_by_stock_lower_than_or_equal_to(3)), "2 4 7"},
      {FINDS(find_by_stock_greater_than(25)), "8"},
      {FINDS(find_by_stock_greater_than_or_equal_to(25)), "3 5 8"},
      {FINDS(find_by_stock_greater_than_equals(25)), "3 5 8"},
      {FINDS(find_by_stock_not_less_than(25)), "3 5 8"},
      {FINDS(find_by_stock_not_greater_than(0)), "2 4"},
      {FINDS(find_by_stock_not_greater_than_equal(3)), "2 4"},
      {FINDS(find_by_stock_is_not_less_than_or_equal_to(25)), "8"},
      {FINDS(find_by_stock_before(3)), "2 4"},
      {FINDS(find_by_stock_after(25)), "8"},
      {FINDS(find_by_stock_not_after(0)), "2 4"},
      {FINDS(findByStockGreaterThanAndActiveTrue(7)), "1 3 8"},
      {FINDS(FindByStockLessThanEqual(0)), "2 4"},
      {FINDS(find_by_id(3)), "3"},
      {FINDS(find_by_id_in({1, 8, 99})), "1 8"},
  });
}

TEST_P(Operators, RangesAndLists) {
  check<ItemRepository>({
      {FINDS(find_by_stock_between(0, 10)), "1 2 6 7"},
      {FINDS(find_by_stock_in_range(7, 25)), "1 3 5 6"},
      {FINDS(find_by_stock_is_between(25, 25)), "3 5"},
      {FINDS(find_by_stock_between(10, 0)), ""},
      {FINDS(find_by_stock_not_between(0, 25)), "4 8"},
      {FINDS(find_by_stock_is_not_in_range(0, 25)), "4 8"},
      {FINDS(find_by_stock_in({10, 25})), "1 3 5"},
      {FINDS(find_by_stock_in({})), ""},
      {FINDS(find_by_stock_in({10, 10, 10})), "1"},
      {FINDS(find_by_stock_in_list(std::vector<std::int64_t>{10, std::int64_t{1} << 40})), "1"},
      {FINDS(find_by_stock_is_in({0})), "2"},
      {FINDS(find_by_stock_not_in({25, 0})), "1 4 6 7 8"},
      {FINDS(find_by_stock_not_in({})), "1 2 3 4 5 6 7 8"},
      {FINDS(find_by_stock_is_not_in_list({25, 0})), "1 4 6 7 8"},
      {FINDS(find_by_stock_in(std::vector<int>(50'000, 7))), "6"},
  });
}

TEST_P(Operators, AbsentValues) {
  check<ItemRepository>({
      {FINDS(find_by_low(5)), "1"},
      {FINDS(find_by_low(std::optional<int>(5))), "1"},
      {FINDS(find_by_low(std::optional<int>())), "2 6"},
      {FINDS(find_by_low_not(5)), "3 4 5 7 8"},
      {FINDS(find_by_low_is_not(5)), "2 3 4 5 6 7 8"},
      {FINDS(find_by_low_is_not(std::nullopt)), "1 3 4 5 7 8"},
      {FINDS(find_by_low_less_than(5)), "4 7"},
      {FINDS(find_by_low_not_less_than(25)), "3 5 8"},
      {FINDS(find_by_low_between(3, 25)), "1 3 7"},
      {FINDS(find_by_low_not_between(3, 25)), "4 5 8"},
      {FINDS(find_by_low_in({5, 50})), "1 8"},
      {FINDS(find_by_low_not_in({5})), "3 4 5 7 8"},
      {FINDS(find_by_low_not_in({})), "1 3 4 5 7 8"},
      {FINDS(find_by_low_null()), "2 6"},
      {FINDS(find_by_low_is_null()), "2 6"},
      {FINDS(find_by_low_not_null()), "1 3 4 5 7 8"},
      {FINDS(find_by_low_is_not_null()), "1 3 4 5 7 8"},
      {FINDS(find_by_low_exists()), "1 3 4 5 7 8"},
      {FINDS(find_by_low_not_exists()), "2 6"},
  });
}

TEST_P(Operators, FloatingPoint) {
  check<ItemRepository>({
      {FINDS(find_by_price(1.5)), "1 8"},
      {FINDS(find_by_price(-0.0)), "7"},
      {FINDS(find_by_price_equals(10)), "4"},
      {FINDS(find_by_price_less_than(0.0)), "6"},
      {FINDS(find_by_price_less_than_equal(0.0F)), "6 7"},
      {FINDS(find_by_price_between(0.5, 2.0)), "1 2 3 8"},
      {FINDS(find_by_price_in({0.0, 9.99})), "5 7"},
      {FINDS(find_by_weight_greater_than(0.0)), "1 4 6 8"},
      {FINDS(find_by_weight_not_greater_than(0.0)), "3 7"},
      {FINDS(find_by_weight_is_null()), "2 5"},
  });
}

TEST_P(Operators, Booleans) {
  check<ItemRepository>({
      {FINDS(find_by_active(true)), "1 3 4 6 8"},
      {FINDS(find_by_active_true()), "1 3 4 6 8"},
      {FINDS(find_by_active_is_true()), "1 3 4 6 8"},
      {FINDS(find_by_active_false()), "2 5 7"},
      {FINDS(find_by_active_not_true()), "2 5 7"},
      {FINDS(find_by_checked_true()), "1 5 8"},
      {FINDS(find_by_checked_false()), "3 6"},
      {FINDS(find_by_checked_not_true()), "3 6"},
      {FINDS(find_by_checked_is_not_false()), "1 5 8"},
      {FINDS(find_by_checked_null()), "2 4 7"},
      {FINDS(find_by_checked(false)), "3 6"},
      {FINDS(find_by_checked(std::nullopt)), "2 4 7"},
  });
}

TEST_P(Operators, Enumerators) {
  check<ItemRepository>({
      {FINDS(find_by_kind(Kind::spare)), "3 5"},
      {FINDS(find_by_kind_not(Kind::plain)), "3 4 5 7"},
      {FINDS(find_by_kind_in({Kind::spare, Kind::old_stock})), "3 4 5 7"},
      {FINDS(find_by_kind_in({})), ""},
      {FINDS(find_by_kind_plain()), "1 2 6 8"},
      {FINDS(find_by_kind_is_plain()), "1 2 6 8"},
      {FINDS(find_by_kind_not_plain()), "3 4 5 7"},
      {FINDS(find_by_kind_is_not_old_stock()), "1 2 3 5 6 8"},
      {FINDS(findByKindOldStock()), "4 7"},
      {FINDS(find_by_previous_spare()), "2 7"},
      {FINDS(find_by_previous_not_spare()), "3 4 8"},
      {FINDS(find_by_previous_is_null()), "1 5 6"},
      {FINDS(find_by_previous(Kind::plain)), "3 8"},
      {FINDS(find_by_previous(std::nullopt)), "1 5 6"},
  });
}

TEST_P(Operators, Dates) {
  check<ItemRepository>({
      {FINDS(find_by_made(2024y / 2 / 29)), "2"},
      {FINDS(find_by_made_before(2024y / 1 / 1)), "3"},
      {FINDS(find_by_made_after(2024y / 2 / 29)), "5 6 7"},
      {FINDS(find_by_made_between(2024y / 1 / 1, 2024y / 2 / 29)), "1 2 4 8"},
      {FINDS(find_by_made_in({2023y / 12 / 31, 2025y / 1 / 1})), "3 7"},
      {FINDS(find_by_made_less_than_equal(2024y / 1 / 1)), "1 3 4 8"},
      {FINDS(find_by_sold_after(2024y / 3 / 1)), "6 8"},
      {FINDS(find_by_sold_not_after(2024y / 3 / 1)), "2 4"},
      {FINDS(find_by_sold_is_null()), "1 3 5 7"},
  });
}

TEST_P(Operators, TwoFields) {
  check<ItemRepository>({
      {FINDS(find_by_stock_less_than_field_low()), "5"},
      {FINDS(find_by_stock_equal_field_low()), "3 7"},
      {FINDS(find_by_stock_not_equal_field_low()), "1 4 5 8"},
      {FINDS(find_by_stock_greater_than_or_equal_to_field_low()), "1 3 4 7 8"},
      {FINDS(find_by_made_before_field_sold()), "2 4 8"},
      {FINDS(find_by_kind_equal_field_previous()), "4 8"},
      {FINDS(find_by_kind_not_equal_field_previous()), "2 3 7"},
      {FINDS(find_by_price_greater_than_field_stock()), "2 4"},
      {FINDS(find_by_parts_qty_less_than_field_parts_cap()), "1 4"},
      {FINDS(find_by_parts_qty_greater_than_field_stock()), "2 4"},
      {FINDS(find_by_stock_less_than_field_parts_qty()), "2 4"},
  });
}

TEST_P(Operators, AndOrEither) {
  check<ItemRepository>({
      {FINDS(find_by_stock_or_kind(25, Kind::old_stock)), "3 4 5 7"},
      {FINDS(loosely(25, Kind::plain)), "1 3 5 6 8"},
      {FINDS(find_by_either_stock_or_kind_and_active_true(25, Kind::plain)), "1 3 6 8"},
      {FINDS(find_by_active_true_and_either_stock_or_low_is_null(25)), "3 6"},
      {FINDS(find_by_either_name_or_name_or_name_and_active_true("bolt", "nut", "Bolt")), "1 3"},
      {FINDS(find_by_either_kind_plain_or_kind_spare_and_either_stock_or_stock(0, 25)), "2 3 5"},
      {FINDS(find_by_name_or_name_or_name("bolt", "nut", "x")), "1 3"},
      {FINDS(odd_mixture()), "1 5 6 8"},
  });
}

class Names : public QueryCases {};
REPOC_ON_EVERY_BACK_END(Names);

// Fields that are called like words of the language.
TEST_P(Names, AreReadByTheModel) {
  check<Odds>({
      {FINDS(find_by_order("o1")), "1"},
      {FINDS(find_by_order_id(22)), "2"},
      {FINDS(find_by_order_and_order_id_order_by_order_id("o1", 11)), "1"},
      {FINDS(find_by_organisation("org")), "1 2"},
      {FINDS(find_by_not_before(2024y / 1 / 1)), "1"},
      {FINDS(find_by_not_before_before(2025y / 1 / 1)), "1"},
      {FINDS(find_by_valid_before(2025y / 2 / 1)), "2"},
      {FINDS(find_by_valid_before_after(2024y / 2 / 1)), "2"},
      {FINDS(find_by_code("a%")), "1"},
      {FINDS(find_by_code_like_like("a%")), "2"},
      {FINDS(find_by_code_is_like("a%")), "1"},
      {FINDS(find_by_in_stock(false)), "2"},
      {FINDS(find_by_in_stock_true()), "1"},
      {FINDS(find_by_address1("lane")), "2"},
      {FINDS(find_by_by("me")), "1"},
      {FINDS(find_by_first(2)), "2"},
      {ORDER(find_first_by_first_greater_than_order_by_number(0)), "1 2"},
      {FINDS(find_by_top3_greater_than(3)), "2"},
      {FINDS(find_by_distinct("x")), "1 2"},
      {FINDS(find_distinct_distinct()), "x"},
      {FINDS(find_by_min_is_null()), "1"},
      {GIVES(min_min()), "-4"},
      {GIVES(sum_sum_total()), "30"},
      {FINDS(find_by_all_and_by("B", "you")), "2"},
      {FINDS(find_by_either_way("left")), "1"},
      {ORDER(find_all_order_by_desc_desc()), "2 1"},
      {FINDS(find_by_camel_case("cc")), "1"},
      {FINDS(findByCamelCaseAndMember("dd", "nn")), "2"},
      {FINDS(find_by_trailing("tt")), "1"},
      {FINDS(find_by_id(2)), "2"},
      {FINDS(find_all_odds_by_number(1)), "1"},
  });
}

class Numbers : public QueryCases {};
REPOC_ON_EVERY_BACK_END(Numbers);

constexpr std::int64_t kTwo53 = std::int64_t{1} << 53;

TEST_P(Numbers, AreExactOverTheirRange) {
  check<Extremes>({
      {FINDS(find_by_i8(-128)), "least"},
      {FINDS(find_by_i8_equals(127)), "most"},
      {FINDS(find_by_i8_equals(128)), ""},
      {FINDS(find_by_i8_equals(-129)), ""},
      {FINDS(find_by_u8(255)), "most"},
      {FINDS(find_by_u8_equals(-1)), ""},
      {FINDS(find_by_u8_equals(256)), ""},
      {FINDS(find_by_i16(INT16_MIN)), "least"},
      {FINDS(find_by_u16(UINT16_MAX)), "most"},
      {FINDS(find_by_i32(INT32_MIN)), "least"},
      {FINDS(find_by_i32_equals(std::int64_t{INT32_MAX} + 1)), ""},
      {FINDS(find_by_i32_equals((std::int64_t{1} << 32) + 3)), ""},
      {FINDS(find_by_i32_is(3.0)), "third"},
      {FINDS(find_by_i32_is(3.5)), ""},
      {FINDS(find_by_u32(UINT32_MAX)), "most"},
      {FINDS(find_by_i64(INT64_MIN)), "least"},
      {FINDS(find_by_i64(INT64_MAX)), "most"},
      {FINDS(find_by_i64(kTwo53)), "third"},
      {FINDS(find_by_i64(kTwo53 + 1)), "small"},
      {FINDS(find_by_i64_less_than(INT64_MAX)), "least small third"},
      {FINDS(find_by_i64_in({kTwo53 + 1, INT64_MIN})), "least small"},
      {FINDS(find_by_u64(INT64_MAX)), "most"},
      {FINDS(find_by_u64_greater_than(-1)), "least most small third"},
      {FINDS(find_by_f32(std::numeric_limits<float>::max())), "most"},
      {FINDS(find_by_f32(0.1F)), "third"},
      {FINDS(find_by_f64(std::numeric_limits<double>::denorm_min())), "small"},
      {FINDS(find_by_f64(0.1)), "third"},
      {FINDS(find_by_f64_less_than(0.0)), "least"},
      {FINDS(find_by_f64_between(std::numeric_limits<double>::lowest(), 0.0)), "least"},
      {ORDER(find_all_order_by_i64_desc()), "most small third least"},
      {ORDER(find_all_order_by_f64()), "least small third most"},
      {GIVES(sum_i64_by_i64_less_than(0)), "-9223372036854775808"},
      {GIVES(sum_i64()), "18014398509481984"},
      {GIVES(min_i64()), "-9223372036854775808"},
      {GIVES(max_u64()), "9223372036854775807"},
  });
}

TEST_P(Numbers, AreNeverWrapped) {
  repoc::Session session{db};
  auto& rows = session.repository<Extremes>();
  EXPECT_EQ(answer([&] { return show(rows.update_increment_i8_by_id(1, "most")); }), "RangeError");
  EXPECT_EQ(answer([&] { return show(rows.update_increment_i8_by_id(-1, "most")); }), "1");
  EXPECT_EQ(answer([&] { return show(rows.update_increment_i8_by_id(1, "most")); }), "1");
  EXPECT_EQ(answer([&] { return show(rows.update_decrement_u8_by_id(1, "least")); }), "RangeError");
  EXPECT_EQ(answer([&] { return show(rows.update_increment_i64_by_id(1, "most")); }), "RangeError");
  EXPECT_EQ(answer([&] { return show(rows.update_increment_i64_by_id(INT64_MIN, "least")); }), "RangeError");
  for (const auto& [call, answered] : {
           std::pair{std::function([&] { return rows.update_u8_by_id(256, "third"); }), "RangeError"},
           {[&] { return rows.update_u8_by_id(-1, "third"); }, "RangeError"},
           {[&] { return rows.update_i32_by_id(3'000'000'000, "third"); }, "RangeError"},
           {[&] { return rows.update_u64_by_id(~std::uint64_t{0}, "third"); }, "RangeError"},
           {[&] { return rows.update_f32_by_id(1e300, "third"); }, "RangeError"},
           {[&] { return rows.update_increment_f32_by_id(3e38, "most"); }, "RangeError"},
           {[&] { return rows.update_increment_f64_by_id(1e308, "most"); }, "RangeError"},
           {[&] { return rows.update_u8_by_id(3, "third"); }, "1"},
           {[&] { return rows.update_i32_by_id(3, "third"); }, "1"},
           {[&] { return rows.update_f32_by_id(0.1, "third"); }, "1"},
       }) {
    EXPECT_EQ(answer([&] { return show(call()); }), answered);
  }
  EXPECT_EQ(sorted(rows.find_by_f32(0.1F)), "third");
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(answer([&] { return show(rows.update_increment_f64_by_id(infinity, "third")); }), "1");
  EXPECT_EQ(answer([&] { return show(rows.update_increment_f64_by_id(-infinity, "third")); }), "RangeError");
  rows.save(extremes().back());
  EXPECT_EQ(rows.find_all(), [] {
    std::vector<Extreme> all = extremes();
    std::sort(all.begin(), all.end(), [](const Extreme& a, const Extreme& b) { return a.id < b.id; });
    return all;
  }());
}

}  // namespace
}  // namespace catalogue
