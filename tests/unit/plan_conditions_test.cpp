// Conditions and sets of repository methods -> their plan, or what is wrong with them.
#include "plan_fixture.hpp"

namespace repoc::plan {
namespace {

TEST(PlanConditions, EitherGroups) {
  const Case cases[] = {
      {"std::vector<Item> find_by_either_sku_or_name_and_stock(std::string_view, std::string_view, int)",
       "find Item where (sku = ?1 or name = ?2) and stock = ?3, result detached list"},
      {"std::vector<Item> find_by_sku_and_either_name_or_stock_less_than(std::string_view, std::string_view, int)",
       "find Item where sku = ?1 and (name = ?2 or stock < ?3), result detached list"},
      {"std::vector<Item> find_by_either_sku_or_name_or_note_and_either_stock_or_least(std::string_view, "
       "std::string_view, std::string_view, int, int)",
       "find Item where (sku = ?1 or name = ?2 or note = ?3) and (stock = ?4 or least = ?5), result detached list"},
      {"std::vector<Item> find_by_lots_code_and_either_lots_qty_or_lots_reserve(std::string_view, int, int)",
       "find Item where some lots (code = ?1 and (qty = ?2 or reserve = ?3)), result detached list"},
      {"std::vector<Item> find_by_either_lots_qty_or_lots_code_and_name(int, std::string_view, std::string_view)",
       "find Item where some lots (qty = ?1 or code = ?2) and name = ?3, result detached list"},
      {"std::vector<Item> find_by_either_lots_qty_or_name_and_lots_code(int, std::string_view, std::string_view)",
       "find Item where (some lots (qty = ?1) or name = ?2) and some lots (code = ?3), result detached list"},
      {"std::vector<Item> find_by_either_lots_lines_qty_or_lots_code_and_lots_qty(int, std::string_view, int)",
       "find Item where some lots ((some lines (qty = ?1) or code = ?2) and qty = ?3), result detached list"},
      {"std::vector<Item> find_by_either_lots_every_qty_or_lots_qty(int, int)",
       "find Item where every lots (qty = ?1) or some lots (qty = ?2), result detached list"},
      {"std::vector<Item> find_by_either_lots_every_qty_or_lots_every_reserve(int, int)",
       "find Item where every lots (qty = ?1) or every lots (reserve = ?2), result detached list"},
      {"std::vector<Item> find_by_name_equal_field_note_all_ignore_case()",
       "find Item where name = note ignoring case, result detached list"},
      {"std::vector<Item> find_by_either_lots_none_qty_or_lots_none_code_and_name(int, std::string_view, "
       "std::string_view)",
       "find Item where (no lots (qty = ?1) or no lots (code = ?2)) and name = ?3, result detached list"},
      {"std::vector<Item> find_by_either_lots_every_lines_qty_or_lots_every_lines_text(int, std::string_view)",
       "find Item where every lots (some lines (qty = ?1)) or every lots (some lines (text = ?2)), result detached "
       "list"},
  };
  for (const Case& c : cases) expect_in_store(c);
}

TEST(PlanConditions, Quantifiers) {
  const Case cases[] = {
      {"std::vector<Item> find_by_lots_every_qty_greater_than(int)",
       "find Item where every lots (qty > ?1), result detached list"},
      {"std::vector<Item> find_by_lots_none_qty_greater_than(int)",
       "find Item where no lots (qty > ?1), result detached list"},
      {"std::vector<Item> find_by_lots_any_qty_greater_than(int)",
       "find Item where some lots (qty > ?1), result detached list"},
      {"std::vector<Item> find_by_lots_every_qty_greater_than_and_lots_every_code(int, std::string_view)",
       "find Item where every lots (qty > ?1 and code = ?2), result detached list"},
      {"std::vector<Item> find_by_lots_every_qty_greater_than_and_lots_code(int, std::string_view)",
       "find Item where every lots (qty > ?1) and some lots (code = ?2), result detached list"},
      {"std::vector<Item> find_by_lots_every_lines_none_qty(int)",
       "find Item where every lots (no lines (qty = ?1)), result detached list"},
      {"std::vector<Item> find_by_lots__every__lines__any__qty_or_lots_none_code(int, std::string_view)",
       "find Item where every lots (some lines (qty = ?1)) or no lots (code = ?2), result detached list"},
  };
  for (const Case& c : cases) expect_in_store(c);
}

TEST(PlanConditions, FieldsWithFields) {
  const Case cases[] = {
      {"std::vector<Item> find_by_stock_less_than_field_least()",
       "find Item where stock < least, result detached list"},
      {"std::vector<Item> find_by_stock_is_not_less_than_field_least()",
       "find Item where stock >= least, result detached list"},
      {"std::vector<Item> find_by_stock_equal_field_total()", "find Item where stock = total, result detached list"},
      {"std::vector<Item> find_by_name_equal_field_note_ignore_case()", "misplaced-keyword at 'ignore_case'"},
      {"std::vector<Item> find_by_lots_qty_less_than_field_stock()",
       "find Item where some lots (qty < Item.stock), result detached list"},
      {"std::vector<Item> find_by_lots_qty_less_than_field_lots_reserve()",
       "find Item where some lots (qty < reserve), result detached list"},
      {"std::vector<Item> find_by_lots_every_qty_less_than_field_lots_reserve()",
       "find Item where every lots (qty < reserve), result detached list"},
      {"std::vector<Item> find_by_stock_less_than_field_lots_qty()",
       "find Item where some lots (qty > Item.stock), result detached list"},
      {"std::vector<Item> find_by_stock_not_less_than_field_lots_none_qty()", "misplaced-keyword at 'none'"},
      {"std::vector<Item> find_by_lots_every_qty_greater_than_or_equal_field_lots_lines_qty()",
       "find Item where every lots (some lines (qty <= Lot.qty)), result detached list"},
      {"std::vector<Item> find_by_lots_lines_qty_equal_field_lots_qty_and_lots_code(std::string_view)",
       "find Item where some lots (some lines (qty = Lot.qty) and code = ?1), result detached list"},
      {"std::vector<Item> find_by_lots_qty_less_than_field_marks_qty()",
       "collection-argument at 'lots_qty_less_than_field_marks_qty'"},
      {"std::vector<Item> find_by_lots_qty_less_than_field_lots_every_reserve()", "misplaced-keyword at 'every'"},
      {"std::vector<Item> find_by_stock_equal_field_name()", "argument-type at 'name'"},
      {"std::vector<Item> find_by_total_less_than_field_price()", "argument-type at 'price'"},
      {"std::vector<Item> find_by_stock_less_than_field_price()",
       "find Item where stock < price, result detached list"},
      {"std::vector<Item> find_by_stock_less_than_field_least(int)", "arity at 'int'"},
      {"std::vector<Item> find_by_stock_equal_field_least_ignore_case()", "misplaced-keyword at 'ignore_case'"},
  };
  for (const Case& c : cases) expect_in_store(c);
}

TEST(PlanConditions, Enumerators) {
  const Case cases[] = {
      {"std::vector<Item> find_by_status_open()", "find Item where status = open, result detached list"},
      {"std::vector<Item> find_by_status_is_not_on_hold_and_phase_closed()",
       "find Item where status != on_hold and phase = closed, result detached list"},
      {"std::vector<Item> find_by_lots_every_status_open()",
       "find Item where every lots (status = open), result detached list"},
      {"std::vector<Item> find_by_status_open(Status)", "arity at 'Status'"},
  };
  for (const Case& c : cases) expect_in_store(c);
}

TEST(PlanConditions, CaseAndOrder) {
  const Case cases[] = {
      {"std::vector<Item> find_by_name_ignore_case(std::string_view)",
       "find Item where name = ?1 ignoring case, result detached list"},
      {"std::vector<Item> find_by_name_containing_ignoring_case(std::string_view)",
       "find Item where name containing ?1 ignoring case, result detached list"},
      {"std::vector<Item> find_by_name_ilike(std::string_view)",
       "find Item where name like ?1 ignoring case, result detached list"},
      {"std::vector<Item> find_by_name_in_ignore_case(const std::vector<std::string>&)",
       "find Item where name in ?1 ignoring case, result detached list"},
      {"std::vector<Item> find_by_note_not_ignore_case(std::optional<std::string>)",
       "find Item where note not same as ?1 ignoring case, result detached list"},
      {"std::vector<Item> find_by_name_and_stock_all_ignore_case(std::string_view, int)",
       "find Item where name = ?1 ignoring case and stock = ?2, result detached list"},
      {"std::vector<Item> find_by_stock_ignore_case(int)", "string-operator at 'ignore_case'"},
      {"std::vector<Item> find_by_stock_less_than_ignore_case(int)", "string-operator at 'ignore_case'"},
      {"std::vector<Item> find_by_name_matches(std::string_view)",
       "find Item where name matching ?1, result detached list"},
      {"std::vector<Item> find_by_name_not_matches_regex(const std::string&)",
       "find Item where name not matching ?1, result detached list"},
      {"std::vector<Item> find_by_stock_matches(std::string_view)", "string-operator at 'matches'"},
      {"std::vector<Item> find_order_by_name_ignore_case_desc_nulls_last_and_stock()",
       "find Item order by name ignoring case desc nulls last, stock, result detached list"},
      {"std::vector<Item> find_order_by_note_nulls_first()",
       "find Item order by note nulls first, result detached list"},
      {"std::vector<Item> find_order_by_stock_ignore_case()", "string-operator at 'ignore_case'"},
      {"std::vector<Item> find_order_by_stock_and_name_all_ignore_case()",
       "find Item order by stock, name ignoring case, result detached list"},
  };
  for (const Case& c : cases) expect_in_store(c);
}

TEST(PlanConditions, Maybe) {
  const Case cases[] = {
      {"std::vector<Item> find_by_name_and_stock_less_than(repoc::Maybe<std::string_view>, repoc::Maybe<int>)",
       "find Item where name = ?1 if given and stock < ?2 if given, result detached list"},
      {"std::vector<Item> find_by_stock_between(repoc::Maybe<int>, repoc::Maybe<int>)",
       "find Item where stock between ?1 and ?2 if given, result detached list"},
      {"std::vector<Item> find_by_stock_in(const repoc::Maybe<std::vector<int>>&)",
       "find Item where stock in ?1 if given, result detached list"},
      {"std::vector<Item> find_by_stock_in(repoc::Maybe<int> stocks)", "collection-argument at 'stocks'"},
      {"std::vector<Item> find_by_stock(repoc::Maybe<std::vector<int>> stocks)", "collection-argument at 'stocks'"},
      {"std::vector<Item> find_by_note(repoc::Maybe<std::optional<std::string>> note)", "nullable-argument at 'note'"},
      {"std::vector<Item> find_by_stock(repoc::Maybe<std::string> stock)", "argument-type at 'stock'"},
      {"std::vector<Item> find_by_lots_qty_and_lots_code(repoc::Maybe<int> qty, std::string_view)",
       "find Item where some lots (qty = ?1 if given and code = ?2), result detached list"},
      {"std::int64_t delete_by_name(repoc::Maybe<std::string> name)",
       "delete Item where name = ?1 if given, result number"},
  };
  for (const Case& c : cases) expect_in_store(c);
}

TEST(PlanConditions, Sets) {
  const Case cases[] = {
      {"int update_name_by_sku(std::string_view name, std::string_view sku)",
       "update Item set name = ?1 where sku = ?2, result number"},
      {"bool update_name_and_increment_stock_and_decrement_price_and_clear_note_by_sku(std::string_view a, int b, "
       "double c, std::string_view d)",
       "update Item set name = ?1, stock = stock + ?2, price = price - ?3, note = null where sku = ?4, result boolean"},
      {"void update_item_note_by_name_like(std::optional<std::string> note, std::string_view name)",
       "update Item set note = ?1 where name like ?2, result nothing"},
      {"void update_status_by_status_open(Status s)",
       "update Item set status = ?1 where status = open, result nothing"},
      {"void update_photo_by_sku(const std::vector<std::byte>& photo, std::string_view sku)",
       "update Item set photo = ?1 where sku = ?2, result nothing"},
      {"void modify_all_price_by_active_true(int price)",
       "update Item set price = ?1 where active is true, result nothing"},
      {"int update_sku_by_name(std::string_view sku, std::string_view name)", "generated-field at 'sku'"},
      {"int update_version_by_sku(int v, std::string_view sku)", "generated-field at 'version'"},
      {"int update_origin_by_sku(std::string_view o, std::string_view sku)", "generated-field at 'origin'"},
      {"int clear_name_by_sku(std::string_view sku)", "unknown-verb at 'clear'"},
      {"int update_clear_name_by_sku(std::string_view sku)", "never-null at 'clear_name'"},
      {"int update_increment_name_by_sku(int by, std::string_view sku)", "unknown-operator at 'increment_name'"},
      {"int update_increment_stock_by_sku(double by, std::string_view sku)", "argument-type at 'by'"},
      {"int update_increment_stock_by_sku(std::optional<int> by, std::string_view sku)", "nullable-argument at 'by'"},
      {"int update_stock_by_sku(double stock, std::string_view sku)", "argument-type at 'stock'"},
      {"int update_name_by_sku(std::optional<std::string> name, std::string_view sku)", "nullable-argument at 'name'"},
      {"int update_name_by_sku(repoc::Maybe<std::string> name, std::string_view sku)", "nullable-argument at 'name'"},
      {"int update_name_and_name_by_sku(std::string_view a, std::string_view b, std::string_view sku)",
       "misplaced-keyword at 'name'"},
      {"int update_stock_and_increment_stock_by_sku(int a, int b, std::string_view sku)",
       "misplaced-keyword at 'stock'"},
      {"int update_lots_qty_by_sku(int qty, std::string_view sku)", "misplaced-keyword at 'lots_qty'"},
      {"int update_tags_by_sku(int tags, std::string_view sku)", "argument-type at 'tags'"},
      {"int update_name_by_sku(std::string_view name)", "arity at 'sku'"},
      {"int update_name_by_sku(std::string_view name, std::string_view sku, int more)", "arity at 'more'"},
      {"int update_name_by_stock(std::string_view stock, int name)",
       "update Item set name = ?1 where stock = ?2, result number; warning argument-swap at 'stock'; warning "
       "argument-swap at 'name'"},
      {"double update_name_by_sku(std::string_view name, std::string_view sku)", "cardinality at 'double'"},
      {"int update_increment_discount_by_sku(double by, std::string_view sku)",
       "update Item set discount = discount + ?1 where sku = ?2, result number"},
      {"int update_stock_by_sku(Status stock, std::string_view sku)", "argument-type at 'stock'"},
  };
  for (const Case& c : cases) expect_in_store(c);
}

TEST(PlanConditions, Grouping) {
  const Case cases[] = {
      {"std::vector<Item> find_by_sku_or_name_and_stock(std::string_view, std::string_view, int)",
       "find Item where sku = ?1 or (name = ?2 and stock = ?3), result detached list; warning grouping at 'or'"},
      {"std::vector<Item> find_by_sku_and_name_or_stock(std::string_view, std::string_view, int)",
       "find Item where (sku = ?1 and name = ?2) or stock = ?3, result detached list"},
  };
  for (const Case& c : cases) expect_in_store(c);
}

// The note gives the other reading in full.
TEST(PlanConditions, GroupingShowsTheOtherSpelling) {
  const Case cases[] = {
      {"std::vector<Item> find_by_sku_or_name_or_note_and_stock(std::string_view, std::string_view, std::string_view, "
       "int)",
       "for (sku = ? or name = ? or note = ?) and stock = ? write find_by_either_sku_or_name_or_note_and_stock\n"},
      {"std::vector<Item> find_by_sku_and_name_or_note_and_stock_order_by_sku(std::string_view, std::string_view, "
       "std::string_view, int)",
       "for sku = ? and (name = ? or note = ?) and stock = ? write "
       "find_by_sku_and_either_name_or_note_and_stock_order_by_sku\n"},
      {"int update_note_by_sku_or_name_and_stock(std::string_view, std::string_view, std::string_view, int)",
       "for (sku = ? or name = ?) and stock = ? write update_note_by_either_sku_or_name_and_stock\n"},
  };
  for (const Case& c : cases) {
    const std::string text = rendered(store(), c.method);
    EXPECT_NE(text.find(std::string("'and' binds tighter than 'or'; ") + c.expected), std::string::npos) << text;
  }
}

TEST(PlanConditions, MessagesAsAUserSeesThem) {
  EXPECT_EQ(
      rendered(store(), "std::vector<Item> find_by_stock_less_than_field_name()"),
      R"(repositories.hpp:102:59: error: 'name' does not compare with 'stock', which is int32 [repoc-argument-type]
  virtual std::vector<Item> find_by_stock_less_than_field_name() = 0;
                                                          ^~~~
repositories.hpp:102:59: note: 'name' is text
repositories.hpp:85:7: note: 'stock' is declared here
  int stock;
      ^~~~~
repositories.hpp:83:15: note: 'name' is declared here
  std::string name;
              ^~~~
)");
  EXPECT_EQ(
      rendered(store(), "int update_stock_by_sku(double stock, std::string_view sku)"),
      R"(repositories.hpp:102:42: error: 'double' cannot be stored in 'stock', which is int32 [repoc-argument-type]
  virtual int update_stock_by_sku(double stock, std::string_view sku) = 0;
                                         ^~~~~
repositories.hpp:102:42: note: 'stock' takes an integer
repositories.hpp:85:7: note: 'stock' is declared here
  int stock;
      ^~~~~
)");
}

// What the stages behind the plan read of it.
TEST(PlanConditions, FieldsInScope) {
  test::ModelBuilder b = store();
  b.method(
      "std::vector<Item> "
      "find_by_lots_every_lines_qty_less_than_field_lots_reserve_and_name(repoc::Maybe<std::string>)");
  diag::Sink sink;
  const std::vector<Query> queries = plan(b.model(), sink);
  ASSERT_EQ(queries.size(), 1U);
  EXPECT_TRUE(queries[0].has_maybe());
  const Predicate& every = queries[0].where->children.at(0);
  ASSERT_EQ(every.kind, Predicate::Kind::every);
  const Predicate& some = every.children.at(0);
  ASSERT_EQ(some.kind, Predicate::Kind::some);
  const Criterion& criterion = some.children.at(0).criterion;
  EXPECT_EQ(criterion.comparison, Comparison::less);
  ASSERT_TRUE(criterion.other.has_value());
  EXPECT_EQ(criterion.other->scope, 1U);
  EXPECT_EQ(b.model().entities[criterion.other->entity].fields[criterion.other->field].name, "reserve");
}

}  // namespace
}  // namespace repoc::plan
