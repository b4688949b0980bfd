// Text: literal operators, patterns, case: language.md, "Conditions".
#include "conformance/queries/query_cases.hpp"

namespace catalogue {
namespace {

class Texts : public QueryCases {};
REPOC_ON_EVERY_BACK_END(Texts);

TEST_P(Texts, AreLiteral) {
  check<ItemTexts>({
      {FINDS(find_by_name("bolt")), "1"},
      {FINDS(find_by_name("BOLT")), ""},
      {FINDS(find_by_name("b%")), ""},
      {FINDS(find_by_name_not("bolt")), "2 3 4 5 6 7 8"},
      {FINDS(find_by_name_in({"bolt", "größe", "%"})), "1 8"},
      {FINDS(find_by_name_not_in({"bolt", "nut"})), "2 4 5 6 7 8"},
      {FINDS(find_by_name_between("B", "C")), "2"},
      {FINDS(find_by_name_starts_with("B")), "2"},
      {FINDS(find_by_name_starts_with("b")), "1"},
      {FINDS(find_by_name_starts_with("100%")), "4"},
      {FINDS(find_by_name_starts_with("100_")), ""},
      {FINDS(find_by_name_starts_with("[")), "7"},
      {FINDS(find_by_name_starts_with("")), "1 2 3 4 5 6 7 8"},
      {FINDS(find_by_name_starting_with("Gr")), "5"},
      {FINDS(find_by_name_not_starts_with("b")), "2 3 4 5 6 7 8"},
      {FINDS(find_by_name_ends_with("t")), "1 2 3"},
      {FINDS(find_by_name_ends_with("ße")), "5 8"},
      {FINDS(find_by_name_ends_with("*")), "7"},
      {FINDS(find_by_name_ends_with("a longer text than any name")), ""},
      {FINDS(find_by_name_ending_with("SE")), "6"},
      {FINDS(find_by_name_not_ends_with("t")), "4 5 6 7 8"},
      {FINDS(find_by_name_contains("o")), "1 2"},
      {FINDS(find_by_name_containing("%_")), "4"},
      {FINDS(find_by_name_contains("-")), "7"},
      {FINDS(find_by_name_contains("ö")), "5 8"},
      {FINDS(find_by_name_contains("")), "1 2 3 4 5 6 7 8"},
      {FINDS(find_by_name_contains("'; drop table items; --")), ""},
      {FINDS(find_by_name_not_contains("o")), "3 4 5 6 7 8"},
      {FINDS(find_by_note("")), "3"},
      {FINDS(find_by_note_not("")), "1 4 5 6 7"},
      {FINDS(find_by_note_contains("(.*)")), "7"},
      {FINDS(find_by_note_not_contains("s")), "3 4 5 7"},
      {FINDS(find_by_note_starts_with("a_")), "4"},
      {FINDS(find_by_note_ends_with("$")), "7"},
      {FINDS(find_by_note_empty()), "3"},
      {FINDS(find_by_note_is_empty()), "3"},
      {FINDS(find_by_note_not_empty()), "1 4 5 6 7"},
      {FINDS(find_by_note_is_not_empty()), "1 4 5 6 7"},
  });
}

TEST_P(Texts, Patterns) {
  check<ItemTexts>({
      {FINDS(find_by_name_like("%t")), "1 2 3"},
      {FINDS(find_by_name_like("b_lt")), "1"},
      {FINDS(find_by_name_like("B%")), "2"},
      {FINDS(find_by_name_like("100\\%%")), "4"},
      {FINDS(find_by_name_like("100\\_%")), ""},
      {FINDS(find_by_name_like("[a-z]*")), "7"},
      {FINDS(find_by_name_like("gr__e")), "8"},
      {FINDS(find_by_name_like("%")), "1 2 3 4 5 6 7 8"},
      {FINDS(find_by_name_like("")), ""},
      {FINDS(find_by_name_like("bolt\\")), "UsageError"},
      {FINDS(find_by_name_not_like("%t")), "4 5 6 7 8"},
      {FINDS(find_by_note_like("%\\_%")), "4"},
      {FINDS(find_by_note_like("%?%")), "7"},
      {FINDS(find_by_name_ilike("BOLT")), "1 2"},
      {FINDS(find_by_name_ilike("gr%")), "5 6 8"},
      {FINDS(find_by_name_like_ignore_case("GRÖ%")), "5 6 8"},
      {FINDS(find_by_name_not_ilike("%T")), "4 5 6 7 8"},
  });
}

TEST_P(Texts, CaseIsFoldedAsUnicodeSays) {
  check<ItemTexts>({
      {FINDS(find_by_name_ignore_case("BOLT")), "1 2"},
      {FINDS(find_by_name_ignoring_case("GRÖSSE")), "6"},  // simple folding: ß is not ss
      {FINDS(find_by_name_ignore_case("GRÖßE")), "5 8"},
      {FINDS(find_by_name_ignore_case("GRÖẞE")), "5 8"},
      {FINDS(find_by_name_not_ignore_case("bOLT")), "3 4 5 6 7 8"},
      {FINDS(find_by_name_starts_with_ignore_case("B")), "1 2"},
      {FINDS(find_by_name_contains_ignore_case("ös")), "6"},
      {FINDS(find_by_name_not_contains_ignore_case("Ö")), "1 2 3 4 7"},
      {FINDS(find_by_name_ends_with_ignore_case("SSE")), "6"},
      {FINDS(find_by_name_in_ignore_case({"BOLT", "NUT", "GRÖßE"})), "1 2 3 5 8"},
      {FINDS(find_by_name_not_in_ignore_case({"BOLT", "NUT"})), "4 5 6 7 8"},
      {FINDS(find_by_name_between_ignore_case("A", "C")), "1 2"},
      {FINDS(find_by_name_less_than_ignore_case("B")), "4 7"},
      {FINDS(find_by_name_and_note_all_ignore_case("BOLT", "STEEL")), "1"},
      {FINDS(find_by_name_or_note_all_ignoring_case("BOLT", "STRASSE")), "1 2 5"},
      {FINDS(find_by_name_and_stock_all_ignore_case("BOLT", 0)), "2"},
      {FINDS(find_by_name_ignore_case_and_note("BOLT", "steel")), "1"},
      {FINDS(find_by_name_ignore_case_and_note("BOLT", "STEEL")), ""},
      {FINDS(find_by_note_ignore_case("strasse")), "5"},
      {FINDS(find_by_note_ignore_case("STRAßE")), "6"},
      {FINDS(find_by_note_equal_ignore_case("STEEL")), "1"},
      {FINDS(find_by_note_equal_ignore_case(std::nullopt)), "2 8"},
      {FINDS(find_by_note_not_ignore_case("STEEL")), "3 4 5 6 7"},
  });
}

TEST_P(Texts, AreCheckedBeforeTheyReachTheBackEnd) {
  using namespace std::string_view_literals;
  check<ItemTexts>({
      {FINDS(find_by_name("\xff"sv)), "EncodingError"},
      {FINDS(find_by_name("a\0b"sv)), "EncodingError"},
      {FINDS(find_by_name_ignore_case("\xc3"sv)), "EncodingError"},
      {FINDS(find_by_name_in({"bolt", "\xed\xa0\x80"})), "EncodingError"},
      {FINDS(find_by_name_like("\xf4\x90\x80\x80"sv)), "EncodingError"},
  });
}

}  // namespace
}  // namespace catalogue
