// What a call gives: projections, counts, aggregates, groups, one or several, raw queries.
#include "conformance/queries/query_cases.hpp"

namespace catalogue {
namespace {

using namespace std::chrono_literals;
class Results : public QueryCases {};
REPOC_ON_EVERY_BACK_END(Results);

TEST_P(Results, Projections) {
  check<ItemResults>({
      {ORDER(find_name_by_active_true_order_by_id()), "bolt nut 100%_pure GRÖSSE größe"},
      {ORDER(find_low_order_by_id()), "5 - 25 -10 30 - 3 50"},
      {GIVES(find_stock_by_name("nut")), "25"},
      {GIVES(find_stock_by_name("x")), "-"},
      {GIVES(find_low_by_name("Bolt")), "-"},
      {GIVES(get_stock_by_name("nut")), "25"},
      {GIVES(get_stock_by_name("x")), "NotFound"},
      {GIVES(get_id_by_kind(Kind::plain)), "NotUnique"},
      {ORDER(find_distinct_kind_order_by_kind()), "old_stock plain spare"},
      {ORDER(find_distinct_active_order_by_active_desc()), "yes no"},
      {ORDER(find_name_and_stock_by_stock_greater_than_order_by_id(20)), "{nut,25} {Größe,25} {größe,100}"},
      {ORDER(list_by_kind_spare_order_by_id()), "{nut,25} {Größe,25}"},
      {GIVES(find_by_name("nut")), "{nut,25}"},
      {GIVES(find_by_name("x")), "-"},
      {ORDER(find_by_sold_is_not_null_order_by_sold_desc()),
       "{2024-12-31,8,-} {2024-6-15,6,straße} {2024-3-1,2,-} {2024-1-2,4,a_b%c}"},
      {ORDER(find_made_by_kind_spare_order_by_id()), "2023-12-31 2024-6-15"},
      {ORDER(find_parts_label_by_id(4)), "c a"},
      {ORDER(find_parts_label_by_id(3)), ""},
      {ORDER(find_name_and_parts_label_by_parts_qty_greater_than_order_by_id(4)),
       "{bolt,a} {bolt,b} {100%_pure,c} {100%_pure,a} {größe,a} {größe,d}"},
      {FINDS(find_distinct_parts_label()), "a b c d"},
      {ORDER(find_parts_marks_level_by_name("bolt")), "1 2"},
      {ORDER(find_first_2_name_by_active_true_order_by_stock_desc()), "größe nut"},
  });
}

TEST_P(Results, Counts) {
  check<ItemResults>({
      {GIVES(count_all()), "8"},
      {GIVES(count_by_kind(Kind::plain)), "4"},
      {GIVES(count_distinct()), "8"},
      {GIVES(count_distinct_stock()), "7"},
      {GIVES(count_distinct_low()), "6"},
      {GIVES(count_distinct_kind_by_active_true()), "3"},
      {GIVES(count_distinct_parts_label()), "4"},
      {GIVES(exists_by_low_is_null_and_active_true()), "yes"},
      {GIVES(exists_by_name_ignore_case("NUT")), "yes"},
      {GIVES(exists_by_name_ignore_case("NUTS")), "no"},
  });
}

TEST_P(Results, Aggregates) {
  check<ItemResults>({
      {GIVES(sum_stock()), "165"},
      {GIVES(sum_stock_by_kind(Kind::spare)), "50"},
      {GIVES(sum_stock_by_name("nut")), "25"},
      {GIVES(sum_stock_by_name("x")), "-"},
      {GIVES(sum_low()), "103"},
      {GIVES(sum_price_by_kind_plain()), "4"},
      {GIVES(avg_stock()), "20.625"},
      {GIVES(avg_stock_by_name("x")), "-"},
      {GIVES(avg_low_by_kind(Kind::plain)), "27.5"},
      {GIVES(min_stock()), "-5"},
      {GIVES(max_stock_by_kind(Kind::spare)), "25"},
      {GIVES(min_name()), "100%_pure"},
      {GIVES(max_name()), "nut"},
      {GIVES(min_made()), "2023-12-31"},
      {GIVES(max_sold()), "2024-12-31"},
      {GIVES(max_low_by_name("nut")), "25"},
      {GIVES(max_low_by_name("Bolt")), "NotFound"},
      {GIVES(sum_parts_qty()), "34"},
      {GIVES(max_parts_qty_by_active_true()), "9"},
      {GIVES(avg_parts_qty()), "3.4"},
  });
}

TEST_P(Results, Groups) {
  check<ItemResults>({
      {GIVES(count_group_by_kind()), "plain:4 spare:2 old_stock:2"},
      {GIVES(count_by_active_true_group_by_kind()), "plain:3 spare:1 old_stock:1"},
      {GIVES(sum_stock_group_by_kind()), "plain:117 spare:50 old_stock:-2"},
      {GIVES(count_group_by_checked()), "-:3 no:2 yes:3"},
      {GIVES(max_price_group_by_active()), "no:9.99 yes:10"},
      {ORDER(count_group_by_kind_and_active()),
       "{old_stock,no,1} {old_stock,yes,1} {plain,no,1} {plain,yes,3} {spare,no,1} {spare,yes,1}"},
      {ORDER(avg_stock_group_by_kind()), "{old_stock,-1} {plain,29.25} {spare,25}"},
      {GIVES(count_group_by_parts_label()), "a:4 b:2 c:2 d:2"},
  });
}

TEST_P(Results, OneOrNoneOrTooMany) {
  repoc::UnitOfWork work{db};
  auto& r = work.repository<ItemResults>();
  EXPECT_EQ(show(r.get_by_name("nut")), "3");
  EXPECT_EQ(answer([&] { return show(r.get_by_name("x")); }), "NotFound");
  EXPECT_EQ(show(r.find_one_by_stock(10)), "1");
  EXPECT_EQ(show(r.find_one_by_stock(11)), "-");
  EXPECT_EQ(answer([&] { return show(r.find_one_by_stock(25)); }), "NotUnique");
  EXPECT_EQ(show(r.search_by_kind_order_by_id(Kind::spare)), "3 5");
  EXPECT_EQ(r.find_one_by_stock(10), &r.get(1));
  check<ItemResults>({
      {GIVES(read_by_stock(10)), "1"},
      {GIVES(read_by_stock(11)), "NotFound"},
      {GIVES(read_by_stock(25)), "NotUnique"},
      {GIVES(query_by_stock(10)), "1"},
      {GIVES(query_by_stock(11)), "-"},
      {GIVES(query_by_stock(25)), "NotUnique"},
  });
}

TEST_P(Results, RawQueries) {
  check<ItemResults>({
      {ORDER(by_name_length(4)), "1 2"},
      {ORDER(well_stocked(20)), "{größe,100} {nut,25} {Größe,25}"},
      {GIVES(count_of({Kind::plain, Kind::spare})), "6"},
      {GIVES(count_of({})), "0"},
      {GIVES(name_of(3)), "nut"},
      {GIVES(name_of(33)), "-"},
  });
  repoc::UnitOfWork work{db};
  auto& r = work.repository<ItemResults>();
  EXPECT_EQ(r.empty_below(0), 1);
  EXPECT_EQ(r.sum_stock(), 170);
  work.rollback();
  EXPECT_EQ(repoc::Session{db}.repository<ItemResults>().sum_stock(), 165);
}

}  // namespace
}  // namespace catalogue
