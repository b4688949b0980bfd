// Paths through lists and quantifiers: language.md, "Paths".
#include "conformance/queries/query_cases.hpp"

namespace catalogue {
namespace {

class Paths : public QueryCases {};
REPOC_ON_EVERY_BACK_END(Paths);

TEST_P(Paths, SomeElement) {
  check<ItemPaths>({
      {FINDS(find_by_parts_label("a")), "1 2 4 8"},
      {FINDS(find_by_parts_id("a")), "1 2 4 8"},
      {FINDS(find_by_parts__label("a")), "1 2 4 8"},
      {FINDS(find_by_parts_any_label("a")), "1 2 4 8"},
      {FINDS(find_by_parts__any__label("a")), "1 2 4 8"},
      {FINDS(find_by_parts_label_not("a")), "1 4 5 6 8"},
      {FINDS(find_by_parts_label_in({"c", "d"})), "4 5 6 8"},
      {FINDS(find_by_parts_label_in({})), ""},
      {FINDS(find_by_parts_label_ignore_case("A")), "1 2 4 8"},
      {FINDS(find_by_parts_cap_less_than(3)), "1 5 6 8"},
      {FINDS(find_by_parts_cap_is_null()), "1 4 8"},
      {FINDS(find_by_parts_empty()), "3 7"},
      {FINDS(find_by_parts_is_empty()), "3 7"},
      {FINDS(find_by_parts_not_empty()), "1 2 4 5 6 8"},
      {FINDS(find_by_parts_is_not_empty()), "1 2 4 5 6 8"},
      {FINDS(find_by_parts_label_or_parts_qty("d", 7)), "4 5 8"},
      {GIVES(count_by_parts_label("a")), "4"},
      {GIVES(exists_by_parts_marks_code("m3")), "yes"},
      {GIVES(exists_by_parts_marks_code("m4")), "no"},
  });
}

TEST_P(Paths, EveryElementAndNone) {
  check<ItemPaths>({
      {FINDS(find_by_parts_every_label("a")), "2 3 7"},
      {FINDS(find_by_parts__every__label("a")), "2 3 7"},
      {FINDS(find_by_parts_none_label("a")), "3 5 6 7"},
      {FINDS(find_by_parts_none_label_not("a")), "2 3 7"},
      {FINDS(find_by_parts_every_qty_greater_than(1)), "2 3 4 6 7"},
      {FINDS(find_by_parts_every_cap_less_than(5)), "2 3 5 6 7"},  // an absent cap is not less than anything
      {FINDS(find_by_parts_none_cap_greater_than(2)), "1 3 5 7 8"},
      {FINDS(find_by_parts_every_cap_is_not_null()), "2 3 5 6 7"},
  });
}

TEST_P(Paths, NeighboursSpeakOfTheSameElement) {
  check<ItemPaths>({
      {FINDS(find_by_parts_label_and_parts_qty("a", 1)), "1 8"},
      {FINDS(find_by_parts_label_and_parts_qty_greater_than("a", 2)), "2"},
      {FINDS(find_by_parts_label_and_stock_and_parts_qty("b", 10, 1)), "1"},
      {FINDS(find_by_parts_none_label_and_parts_none_qty("a", 7)), "1 2 3 4 5 6 7 8"},
      {FINDS(find_by_parts_none_label_and_parts_none_qty("a", 1)), "2 3 4 5 6 7"},
      {FINDS(find_by_parts_every_label_and_parts_every_qty("a", 3)), "2 3 7"},
      {FINDS(find_by_parts_label_and_parts_marks_code("a", "m1")), "1 2"},
      {FINDS(find_by_parts_label_and_parts_marks_code_and_parts_marks_level("a", "m1", 5)), "2"},
  });
}

TEST_P(Paths, ListsInLists) {
  check<ItemPaths>({
      {FINDS(find_by_parts_marks_code("m1")), "1 2 8"},
      {FINDS(find_by_parts_marks_level_greater_than(4)), "2 8"},
      {FINDS(find_by_parts_every_marks_code("m1")), "2 3 7"},
      {FINDS(each_part_marked("m1")), "2 3 7"},
      {FINDS(find_by_parts_marks_every_level_less_than(6)), "1 2 4 5 6 8"},
      {FINDS(find_by_parts_none_marks_code("m1")), "3 4 5 6 7"},
      {FINDS(find_by_parts_marks_none_code("m1")), "1 4 5 6 8"},
      {FINDS(find_by_parts_marks_is_empty()), "1 4 5 6 8"},
  });
}

}  // namespace
}  // namespace catalogue
