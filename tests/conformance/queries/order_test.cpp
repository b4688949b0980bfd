// Order, limits, pages, cursors, streams, criteria that may be dropped: language.md, "Order" and "Parameters".
#include "conformance/queries/query_cases.hpp"

namespace catalogue {
namespace {

class Orders : public QueryCases {};
REPOC_ON_EVERY_BACK_END(Orders);

TEST_P(Orders, TextByCodePointAbsentValuesFirst) {
  check<ItemOrders>({
      {ORDER(find_all_order_by_name()), "4 2 6 5 7 1 8 3"},
      {ORDER(find_all_order_by_name_desc()), "3 8 1 7 5 6 2 4"},
      {ORDER(find_all_order_by_name_ignore_case()), "4 7 1 2 6 5 8 3"},
      {ORDER(find_all_order_by_name_ignore_case_desc()), "3 5 8 6 1 2 7 4"},
      {ORDER(find_all_order_by_low()), "2 6 4 7 1 3 5 8"},
      {ORDER(find_all_order_by_low_desc()), "8 5 3 1 7 4 2 6"},
      {ORDER(find_all_order_by_low_nulls_last()), "4 7 1 3 5 8 2 6"},
      {ORDER(find_all_order_by_low_asc_nulls_first()), "2 6 4 7 1 3 5 8"},
      {ORDER(find_all_order_by_low_desc_nulls_first()), "2 6 8 5 3 1 7 4"},
      {ORDER(find_all_order_by_low_desc_nulls_last()), "8 5 3 1 7 4 2 6"},
      {ORDER(find_all_order_by_kind_and_stock_desc()), "7 4 8 1 6 2 3 5"},
      {ORDER(find_all_sort_by_made_name()), "3 4 1 8 2 6 5 7"},
      {ORDER(find_all_order_by_note_and_name_all_ignore_case()), "2 8 3 7 4 1 5 6"},
      {ORDER(find_by_order_by_stock()), "4 2 7 6 1 3 5 8"},
      {ORDER(list_order_by_id_desc()), "8 7 6 5 4 3 2 1"},
      {ORDER(find_by_active_true_order_by_price_desc_id()), "4 1 8 3 6"},
  });
}

TEST_P(Orders, Limits) {
  check<ItemOrders>({
      {ORDER(find_first_order_by_stock()), "4"},
      {ORDER(find_first_3_order_by_stock_desc()), "8 3 5"},
      {ORDER(find_top2_by_active_true_order_by_price()), "6 3"},
      {ORDER(find_distinct_by_parts_qty_greater_than_order_by_id(1)), "1 2 4 6 8"},
      {GIVES(find_first_by_kind_order_by_stock_desc(Kind::plain)), "8"},
      {ORDER(find_by_active_true_order_by_stock(repoc::Limit{2})), "4 6"},
      {ORDER(find_by_active_true_order_by_stock(repoc::Limit{0})), ""},
      {ORDER(find_by_active_true_order_by_stock(repoc::Limit{99})), "4 6 1 3 8"},
      {ORDER(find_by_active_true_order_by_stock(repoc::Limit{-1})), "UsageError"},
      {ORDER(find_by_active_true_order_by_stock(repoc::Limit{2}, repoc::Offset{1})), "6 1"},
      {ORDER(find_by_active_true_order_by_stock(repoc::Offset{3})), "3 8"},
      {ORDER(find_by_active_true_order_by_stock(repoc::Offset{-3})), "UsageError"},
  });
}

TEST_P(Orders, GivenAtRunTime) {
  const auto by = [](std::string_view field) { return repoc::Sort<Item>().asc(field); };
  check<ItemOrders>({
      {"stock", [&](ItemOrders& r) { return show(r.find_by_active(true, by("stock"))); }, "4 6 1 3 8"},
      {"price desc, name",
       [](ItemOrders& r) { return show(r.find_by_active(true, repoc::Sort<Item>().desc("price").asc("name"))); },
       "4 1 8 3 6"},
      {"low", [&](ItemOrders& r) { return show(r.find_by_active(true, by("low"))); }, "6 4 1 3 8"},
      {"none", [](ItemOrders& r) { return show(r.find_by_active(false, {})); }, "2 5 7"},
      {"a field that is not there",
       [&](ItemOrders& r) { return show(r.find_by_active(true, by("stock desc; drop table items"))); }, "UsageError"},
      {"a list", [&](ItemOrders& r) { return show(r.find_by_active(true, by("parts"))); }, "UsageError"},
      {"after the order of the name",
       [](ItemOrders& r) {
         return show(r.find_by_active_order_by_kind(repoc::Sort<Item>().desc("stock"), true, repoc::Limit{3}));
       },
       "4 8 1"},
  });
}

TEST_P(Orders, Pages) {
  check<ItemOrders>({
      {GIVES(find_all_order_by_stock(repoc::PageRequest{0, 3})), "4 2 7 | 0 of 3, 8 in all, more"},
      {GIVES(find_all_order_by_stock(repoc::PageRequest{2, 3})), "5 8 | 2 of 3, 8 in all"},
      {GIVES(find_all_order_by_stock(repoc::PageRequest{9, 3})), " | 9 of 3, 8 in all"},
      {GIVES(find_all_order_by_stock(repoc::PageRequest{-1, 3})), "UsageError"},
      {GIVES(find_all_order_by_stock(repoc::PageRequest{0, 0})), "UsageError"},
      {GIVES(find_all_order_by_stock(repoc::PageRequest{INT64_MAX, 2})), "UsageError"},
      {GIVES(find_by_kind_order_by_name(Kind::plain, repoc::PageRequest{0, 4})), "2 6 1 8 | 0 of 1, 4 in all"},
      {GIVES(find_name_by_active_true_order_by_name(repoc::PageRequest{1, 2})), "bolt größe | 1 of 3, 5 in all, more"},
      {GIVES(find_distinct_kind_order_by_kind(repoc::PageRequest{0, 2})), "old_stock plain | 0 of 2, 3 in all, more"},
      {GIVES(list_all_order_by_stock(repoc::PageRequest{0, 4})), "4 2 7 6 | 0, more"},
      {GIVES(list_all_order_by_stock(repoc::PageRequest{1, 4})), "1 3 5 8 | 1"},
  });
}

TEST_P(Orders, CursorsMissNothingAndRepeatNothing) {
  check<ItemOrders>({
      {WALKS(read_all_order_by_name, 3), "4 2 6 / 5 7 1 / 8 3"},
      {WALKS(read_all_order_by_name, 4), "4 2 6 5 / 7 1 8 3"},
      {WALKS(read_all_order_by_name, 1), "4 / 2 / 6 / 5 / 7 / 1 / 8 / 3"},
      {WALKS(read_all_order_by_name, 0), "UsageError"},
      {WALKS(read_all_order_by_name_ignore_case_desc, 1), "3 / 5 / 8 / 6 / 1 / 2 / 7 / 4"},
      {WALKS(read_all_order_by_low, 1), "2 / 6 / 4 / 7 / 1 / 3 / 5 / 8"},
      {WALKS(read_all_order_by_low_desc, 1), "8 / 5 / 3 / 1 / 7 / 4 / 2 / 6"},
      {WALKS(read_all_order_by_low_nulls_last, 1), "4 / 7 / 1 / 3 / 5 / 8 / 2 / 6"},
      {WALKS(read_all_order_by_low_desc_nulls_first, 1), "2 / 6 / 8 / 5 / 3 / 1 / 7 / 4"},
      {WALKS(read_all_order_by_low_desc_nulls_first, 3), "2 6 8 / 5 3 1 / 7 4"},
      {WALKS(read_all_order_by_kind_and_low_desc_and_made, 1), "7 / 4 / 8 / 1 / 2 / 6 / 5 / 3"},
      {WALKS(read_by_active_true, 2), "1 3 / 4 6 / 8"},
      {WALKS(read_by_active_true_order_by_kind_and_low, 2),
       "{4,old_stock,-10} {6,plain,-} / {1,plain,5} {8,plain,50} / {3,spare,25}"},
  });
}

TEST_P(Orders, ACursorFitsTheMethodThatMadeIt) {
  repoc::Session session{db};
  auto& r = session.repository<ItemOrders>();
  const repoc::Cursor next = r.read_all_order_by_name({.after = "", .size = 2}).next.value();
  EXPECT_EQ(show(r.read_all_order_by_name(next).items), "6 5");
  EXPECT_EQ(answer([&] { return show(r.read_all_order_by_low(next).items); }), "UsageError");
  for (const std::string& bad :
       {std::string("x"), next.after + "A", next.after.substr(1), std::string("' or 1=1 --")}) {
    EXPECT_EQ(answer([&] { return show(r.read_all_order_by_name({.after = bad, .size = 2}).items); }), "UsageError")
        << bad;
  }
}

TEST_P(Orders, Streams) {
  check<ItemOrders>({
      {ORDER(stream_by_active_true_order_by_name()), "4 6 1 8 3"},
      {ORDER(stream_name_order_by_name()), "100%_pure Bolt GRÖSSE Größe [a-z]* bolt größe nut"},
  });
}

TEST_P(Orders, DroppedCriteria) {
  using repoc::Maybe;
  check<ItemOrders>({
      {ORDER(find_by_name_containing_and_stock_less_than_order_by_id({}, {})), "1 2 3 4 5 6 7 8"},
      {ORDER(find_by_name_containing_and_stock_less_than_order_by_id("o", {})), "1 2"},
      {ORDER(find_by_name_containing_and_stock_less_than_order_by_id({}, 3)), "2 4"},
      {ORDER(find_by_name_containing_and_stock_less_than_order_by_id("o", 3)), "2"},
      {ORDER(find_by_name_or_stock_order_by_id("bolt", 25)), "1 3 5"},
      {ORDER(find_by_name_or_stock_order_by_id("bolt", {})), "1"},
      {ORDER(find_by_name_or_stock_order_by_id({}, 25)), "3 5"},
      {ORDER(find_by_name_or_stock_order_by_id({}, {})), "1 2 3 4 5 6 7 8"},
      {ORDER(find_by_kind_in_and_parts_label_order_by_id({}, {})), "1 2 3 4 5 6 7 8"},
      {ORDER(find_by_kind_in_and_parts_label_order_by_id({}, "a")), "1 2 4 8"},
      {ORDER(find_by_kind_in_and_parts_label_order_by_id(std::vector<Kind>{}, "a")), ""},
      {ORDER(find_by_kind_in_and_parts_label_order_by_id(std::vector<Kind>{Kind::plain}, "a")), "1 2 8"},
      {ORDER(find_by_either_name_or_note_and_active_order_by_id({}, {}, {})), "1 2 3 4 5 6 7 8"},
      {ORDER(find_by_either_name_or_note_and_active_order_by_id("bolt", {}, {})), "1"},
      {ORDER(find_by_either_name_or_note_and_active_order_by_id("bolt", "STRASSE", false)), "5"},
      {ORDER(find_by_either_name_or_note_and_active_order_by_id({}, {}, false)), "2 5 7"},
      {GIVES(count_by_kind_and_active(Kind::plain, {})), "4"},
      {GIVES(count_by_kind_and_active({}, {})), "8"},
      {GIVES(delete_by_kind_and_active({}, {})), "UsageError"},
  });
}

}  // namespace
}  // namespace catalogue
