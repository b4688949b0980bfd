// Results of repository methods, and parameters that are no criteria -> their plan, or what is wrong with them.
#include "plan_fixture.hpp"

namespace repoc::plan {
namespace {

TEST(PlanResults, Projections) {
  const Case cases[] = {
      {"std::vector<std::string> find_name_by_active_true()",
       "find name of Item where active is true, result detached list of std::string"},
      {"std::optional<std::string> get_name_by_sku(std::string_view)",
       "find name of Item where sku = ?1, result detached optional of std::string"},
      {"std::string get_name_by_sku(std::string_view)",
       "find name of Item where sku = ?1, result detached value of std::string"},
      {"std::vector<std::optional<std::string>> find_note_by_active_true()",
       "find note of Item where active is true, result detached list of std::optional<std::string>"},
      {"std::vector<std::string> find_note_by_active_true()", "projection at 'std::vector<std::string>'"},
      {"std::optional<std::string> get_note_by_sku(std::string_view)",
       "find note of Item where sku = ?1, result detached optional of std::string"},
      {"std::string get_note_by_sku(std::string_view)", "projection at 'std::string'"},
      {"std::optional<std::optional<std::string>> get_note_by_sku(std::string_view)",
       "projection at 'std::optional<std::optional<std::string>>'"},
      {"std::vector<long> find_stock()", "find stock of Item, result detached list of long"},
      {"std::vector<std::uint64_t> find_stock()", "find stock of Item, result detached list of std::uint64_t"},
      {"std::vector<double> find_stock()", "projection at 'std::vector<double>'"},
      {"std::vector<float> find_price()", "find price of Item, result detached list of float"},
      {"std::vector<Status> find_status()", "find status of Item, result detached list of s::Status"},
      {"std::vector<std::optional<Status>> find_distinct_phase()",
       "find distinct phase of Item, result detached list of std::optional<Status>"},
      {"std::vector<std::string_view> find_name()", "projection at 'std::vector<std::string_view>'"},
      {"std::vector<SkuName> find_sku_and_name_by_active_true()",
       "find sku, name of Item where active is true, result detached list of s::SkuName"},
      {"std::vector<SkuName> find_name_and_sku()", "find name, sku of Item, result detached list of s::SkuName"},
      {"std::optional<SkuName> get_sku_and_name_by_sku(std::string_view)",
       "find sku, name of Item where sku = ?1, result detached optional of s::SkuName"},
      {"SkuName get_sku_and_name_by_sku(std::string_view)",
       "find sku, name of Item where sku = ?1, result detached value of s::SkuName"},
      {"std::vector<SkuNote> find_sku_and_note()", "find sku, note of Item, result detached list of s::SkuNote"},
      {"std::vector<NoteLost> find_sku_and_note()", "projection at 'std::vector<NoteLost>'"},
      {"std::vector<LotLine> find_sku_and_lots_reference_and_lots_lines_qty()",
       "find sku, lots.reference, lots.lines.qty of Item, result detached list of s::LotLine"},
      {"std::vector<ShortLine> find_sku_and_lots_reference_and_lots_lines_qty()",
       "find sku, lots.reference, lots.lines.qty of Item, result detached list of s::ShortLine"},
      {"std::vector<LotLine> find_by_active_true()",
       "find sku, lots.reference, lots.lines.qty of Item where active is true, result detached list of s::LotLine"},
      {"std::vector<ShortLine> find_by_active_true()", "projection at 'std::vector<ShortLine>'"},
      {"std::vector<SkuName> find_by_active_true()",
       "find name, sku of Item where active is true, result detached list of s::SkuName"},
      {"std::vector<IdOnly> find_by_active_true()",
       "find sku of Item where active is true, result detached list of s::IdOnly"},
      {"std::vector<IdOnly> find_id_by_active_true()",
       "find sku of Item where active is true, result detached list of s::IdOnly"},
      {"std::vector<Views> find_by_active_true()", "projection at 'std::vector<Views>'"},
      {"std::vector<TwoWays> find_by_active_true()", "projection at 'std::vector<TwoWays>'"},
      {"std::vector<Unknown> find_by_active_true()", "projection at 'std::vector<Unknown>'"},
      {"std::vector<Empty> find_by_active_true()", "projection at 'std::vector<Empty>'"},
      {"std::vector<WithTags> find_by_active_true()",
       "find sku, tags of Item where active is true, result detached list of s::WithTags"},
      {"std::vector<TwoWays> find_lots_reference_and_marks_text()", "projection at 'lots_reference_and_marks_text'"},
      {"std::vector<SkuName> find_sku_by_active_true()", "projection at 'std::vector<SkuName>'"},
      {"std::vector<SkuName> find_sku_and_name_and_note()", "projection at 'std::vector<SkuName>'"},
      {"std::vector<std::string> find_sku_and_name()", "projection at 'std::vector<std::string>'"},
      {"std::vector<std::string> find_lots_every_code()", "misplaced-keyword at 'every'"},
      {"std::vector<std::string> find_tags()", "projection at 'std::vector<std::string>'"},
      {"std::vector<std::string> find_distinct_lots_code_order_by_name()", "projection at 'name'"},
      {"std::vector<std::string> find_distinct_name_order_by_name_desc()",
       "find distinct name of Item order by name desc, result detached list of std::string"},
      {"std::vector<Item> find_distinct_by_active_true()", "find Item where active is true, result detached list"},
      {"std::vector<SkuName> find_distinct_by_active_true_order_by_stock()", "projection at 'stock'"},
      {"Item* find_name_by_sku(std::string_view)", "cardinality at 'Item*'"},
      {"std::vector<Item> find_name_by_active_true()", "cardinality at 'std::vector<Item>'"},
      {"std::string find_first_3_name_order_by_name()", "cardinality at 'std::string'"},
      {"std::string find_first_name_order_by_name()",
       "find first 1 name of Item order by name, result detached value of std::string"},
      {"std::vector<std::chrono::year_month_day> find_due()",
       "projection at 'std::vector<std::chrono::year_month_day>'"},
      {"std::vector<std::optional<std::chrono::year_month_day>> find_due()",
       "find due of Item, result detached list of std::optional<std::chrono::year_month_day>"},
      {"repoc::Stream<std::string> stream_name()", "find name of Item, result detached stream of std::string"},
  };
  for (const Case& c : cases) expect_in_store(c);
}

TEST(PlanResults, Aggregates) {
  const Case cases[] = {
      {"std::int64_t count_distinct_name()", "count distinct name of Item, result number"},
      {"int count_distinct_lots_code_by_active_true()",
       "count distinct lots.code of Item where active is true, result number"},
      {"std::int64_t count_distinct()", "count Item, result number"},
      {"double count_distinct_name()", "cardinality at 'double'"},
      {"std::int64_t sum_stock()", "sum stock of Item, result detached value of std::int64_t"},
      {"std::optional<std::int64_t> sum_stock_by_active_true()",
       "sum stock of Item where active is true, result detached optional of std::int64_t"},
      {"int sum_stock()", "projection at 'int'"},
      {"std::uint64_t sum_total()", "projection at 'std::uint64_t'"},
      {"std::int64_t sum_total()", "sum total of Item, result detached value of std::int64_t"},
      {"double sum_price()", "sum price of Item, result detached value of double"},
      {"float sum_price()", "projection at 'float'"},
      {"std::optional<double> sum_lots_lines_weight()",
       "sum lots.lines.weight of Item, result detached optional of double"},
      {"double avg_stock()", "avg stock of Item, result detached value of double"},
      {"std::optional<double> avg_lots_qty_by_active_true()",
       "avg lots.qty of Item where active is true, result detached optional of double"},
      {"std::int64_t avg_stock()", "projection at 'std::int64_t'"},
      {"int min_stock()", "min stock of Item, result detached value of int"},
      {"std::optional<std::string> max_name()", "max name of Item, result detached optional of std::string"},
      {"std::optional<std::chrono::year_month_day> max_due()",
       "max due of Item, result detached optional of std::chrono::year_month_day"},
      {"std::chrono::year_month_day max_due()",
       "max due of Item, result detached value of std::chrono::year_month_day"},
      {"std::vector<int> max_stock()", "cardinality at 'std::vector<int>'"},
      {"std::int64_t sum_name()", "unknown-operator at 'name'"},
      {"std::optional<Status> max_status()", "unknown-operator at 'status'"},
      {"std::optional<bool> min_active()", "unknown-operator at 'active'"},
      {"repoc::Page<int> max_stock(repoc::PageRequest page)", "cardinality at 'repoc::Page<int>'"},
  };
  for (const Case& c : cases) expect_in_store(c);
}

TEST(PlanResults, Groups) {
  const Case cases[] = {
      {"std::map<Status, std::int64_t> count_group_by_status()",
       "count Item group by status, result std::map<Status, std::int64_t>"},
      {"std::unordered_map<std::string, int> count_by_active_true_group_by_name()",
       "count Item where active is true group by name, result std::unordered_map<std::string, int>"},
      {"std::map<std::optional<Status>, int> count_group_by_phase()",
       "count Item group by phase, result std::map<std::optional<Status>, int>"},
      {"std::map<Status, int> count_group_by_phase()", "projection at 'std::map<Status, int>'"},
      {"std::map<Status, std::string> count_group_by_status()", "projection at 'std::map<Status, std::string>'"},
      {"std::map<Status, std::int64_t> sum_stock_group_by_status()",
       "sum stock of Item group by status, result std::map<Status, std::int64_t>"},
      {"std::map<std::string, double> avg_lots_qty_group_by_lots_code()",
       "avg lots.qty of Item group by lots.code, result std::map<std::string, double>"},
      {"std::map<Status, std::optional<double>> max_discount_group_by_status()",
       "max discount of Item group by status, result std::map<Status, std::optional<double>>"},
      {"std::map<Status, double> max_discount_group_by_status()", "projection at 'std::map<Status, double>'"},
      {"std::vector<StatusCount> count_group_by_status()",
       "count Item group by status, result detached list of s::StatusCount"},
      {"std::vector<StatusSum> sum_stock_group_by_status()",
       "sum stock of Item group by status, result detached list of s::StatusSum"},
      {"std::vector<NameStatusMax> max_price_group_by_name_and_status()",
       "max price of Item group by name, status, result detached list of s::NameStatusMax"},
      {"std::vector<PhaseCount> count_group_by_phase()",
       "count Item group by phase, result detached list of s::PhaseCount"},
      {"std::map<std::string, double> max_price_group_by_name_and_status()",
       "cardinality at 'std::map<std::string, double>'"},
      {"std::vector<StatusCount> sum_stock_group_by_status()", "projection at 'std::vector<StatusCount>'"},
      {"std::int64_t count_group_by_status()", "cardinality at 'std::int64_t'"},
      {"std::map<std::string, int> count_distinct_group_by_lots_code()",
       "count distinct Item group by lots.code, result std::map<std::string, int>"},
      {"std::map<std::string, int> count_distinct_name_group_by_lots_code()",
       "count distinct name of Item group by lots.code, result std::map<std::string, int>"},
      {"std::map<std::string, int> count_group_by_lots_every_code()", "misplaced-keyword at 'every'"},
      {"std::map<std::string, int> sum_marks_qty_group_by_lots_code()", "projection at 'marks_qty_group_by_lots_code'"},
  };
  for (const Case& c : cases) expect_in_store(c);
}

TEST(PlanResults, WhatWasRemoved) {
  const Case cases[] = {
      {"std::vector<Item> delete_by_active_true()", "delete Item where active is true, result detached list"},
      {"std::vector<Item*> delete_by_active_true()", "cardinality at 'std::vector<Item*>'"},
      {"std::optional<Item> delete_by_sku(std::string_view)", "cardinality at 'std::optional<Item>'"},
      {"std::vector<SkuName> delete_by_active_true()", "cardinality at 'std::vector<SkuName>'"},
      {"std::vector<Item> delete_first_3_by_active_true_order_by_sku()",
       "delete first 3 Item where active is true order by sku, result detached list"},
      {"repoc::Page<Item> count()", "cardinality at 'repoc::Page<Item>'"},
  };
  for (const Case& c : cases) expect_in_store(c);
}

TEST(PlanResults, Pages) {
  const Case cases[] = {
      {"repoc::Page<Item> find_by_active_true_order_by_name(repoc::PageRequest page)",
       "find Item where active is true order by name page ?1, result detached page"},
      {"repoc::Slice<Item> find_by_name_containing_order_by_name(std::string_view, const repoc::PageRequest& page)",
       "find Item where name containing ?1 order by name page ?2, result detached slice"},
      {"repoc::CursorPage<Item> find_by_active_true_order_by_name(repoc::Cursor cursor)",
       "find Item where active is true order by name page ?1, result detached cursor page"},
      {"repoc::CursorPage<Item> find_all(repoc::Cursor cursor)", "find Item page ?1, result detached cursor page"},
      {"repoc::Page<std::string> find_name_order_by_sku(repoc::PageRequest page)",
       "find name of Item order by sku page ?1, result detached page of std::string"},
      {"repoc::Page<SkuName> find_sku_and_name_order_by_sku(repoc::PageRequest page)",
       "find sku, name of Item order by sku page ?1, result detached page of s::SkuName"},
      {"repoc::Page<Item> find_all(repoc::PageRequest page)", "find Item page ?1, result detached page"},
      {"repoc::Slice<Item> find_all(repoc::PageRequest page)", "find Item page ?1, result detached slice"},
      {"repoc::Page<Item> find_all()", "page-argument at 'repoc::Page<Item>'"},
      {"repoc::Page<Item> find_all(repoc::Cursor cursor)", "page-argument at 'cursor'"},
      {"repoc::CursorPage<Item> find_all(repoc::PageRequest page)", "page-argument at 'page'"},
      {"std::vector<Item> find_all(repoc::PageRequest page)", "page-argument at 'page'"},
      {"std::vector<Item> find_all(repoc::Cursor cursor)", "page-argument at 'cursor'"},
      {"repoc::Page<Item> find_first_3_order_by_sku(repoc::PageRequest page)", "page-argument at 'first_3'"},
      {"repoc::Page<Item> find_order_by_sku(repoc::PageRequest page, repoc::Limit limit)", "page-argument at 'limit'"},
      {"repoc::Page<Item> find_order_by_sku(repoc::PageRequest page, repoc::Offset offset)",
       "page-argument at 'offset'"},
      {"repoc::Page<Item> find_order_by_sku(repoc::PageRequest page, repoc::PageRequest other)",
       "page-argument at 'other'"},
      {"repoc::Page<Item> find_order_by_sku(repoc::PageRequest page, repoc::Cursor other)", "page-argument at 'other'"},
      {"repoc::Page<Item> find_order_by_name(repoc::Sort<Item> sort, repoc::PageRequest page)",
       "find Item order by name and then ?1 page ?2, result detached page"},
      {"repoc::Page<Item> find_all(repoc::Sort<Item> sort, repoc::PageRequest page)",
       "find Item order by ?1 page ?2, result detached page"},
      {"repoc::CursorPage<Item> find_all(repoc::Sort<Item> sort, repoc::Cursor page)", "page-argument at 'sort'"},
      {"repoc::CursorPage<SkuName> find_sku_and_name_order_by_name(repoc::Cursor cursor)",
       "find sku, name of Item order by name page ?1, result detached cursor page of s::SkuName"},
      {"repoc::CursorPage<SkuName> find_sku_and_name_order_by_stock(repoc::Cursor cursor)", "keyset-order at 'stock'"},
      {"repoc::CursorPage<std::string> find_name_order_by_name(repoc::Cursor cursor)",
       "keyset-order at 'repoc::CursorPage<std::string>'"},
      {"repoc::CursorPage<std::string> find_lots_code(repoc::Cursor cursor)",
       "keyset-order at 'repoc::CursorPage<std::string>'"},
      {"repoc::Page<Item*> find_all(repoc::PageRequest page)", "cardinality at 'repoc::Page<Item*>'"},
      {"repoc::Stream<Item> stream_all()", "find Item, result detached stream"},
      {"repoc::Stream<Item> stream_all(repoc::Limit limit)",
       "find Item limit ?1, result detached stream; warning unordered-first at 'limit'"},
      {"repoc::Stream<Item*> stream_all()", "cardinality at 'repoc::Stream<Item*>'"},
      {"repoc::Stream<SkuName> stream_order_by_sku()",
       "find name, sku of Item order by sku, result detached stream of s::SkuName"},
  };
  for (const Case& c : cases) expect_in_store(c);
}

TEST(PlanResults, LimitOffsetSort) {
  const Case cases[] = {
      {"std::vector<Item> find_by_name_order_by_sku(std::string_view name, repoc::Limit limit, repoc::Offset offset)",
       "find Item where name = ?1 order by sku limit ?2 offset ?3, result detached list"},
      {"std::vector<Item> find_by_name_order_by_sku(repoc::Limit limit, std::string_view name)",
       "find Item where name = ?2 order by sku limit ?1, result detached list"},
      {"std::vector<Item*> find_by_name(std::string_view name, const repoc::Sort<Item>& sort)",
       "find Item where name = ?1 order by ?2, result tracked list"},
      {"std::vector<Item> find_order_by_sku(repoc::Limit a, repoc::Limit b)", "page-argument at 'b'"},
      {"std::vector<Item> find_first_3_order_by_sku(repoc::Limit a)", "page-argument at 'a'"},
      {"std::vector<Item> find_first_3_order_by_sku(repoc::Offset a)",
       "find first 3 Item order by sku offset ?1, result detached list"},
      {"std::vector<Item> find_all(repoc::Sort<Lot> sort)", "argument-type at 'sort'"},
      {"std::vector<Item> find_all(repoc::Widget widget)", "argument-type at 'widget'"},
      {"std::vector<Item> find_all(repoc::Page<Item> page)", "argument-type at 'page'"},
      {"Item* get_by_sku(std::string_view, repoc::Limit limit)", "page-argument at 'limit'"},
      {"Item* get_by_sku(std::string_view, repoc::Offset offset)", "page-argument at 'offset'"},
      {"Item* get_by_sku(std::string_view, repoc::Sort<Item> sort)", "page-argument at 'sort'"},
      {"Item* find_first_by_name(std::string_view, repoc::Sort<Item> sort)",
       "find first 1 Item where name = ?1 order by ?2, result tracked pointer"},
      {"std::int64_t count_by_name(std::string_view, repoc::Limit limit)", "page-argument at 'limit'"},
      {"int delete_by_name(std::string_view, repoc::Limit limit)", "page-argument at 'limit'"},
      {"int update_name_by_sku(std::string_view, repoc::Sort<Item> sort, std::string_view)", "page-argument at 'sort'"},
      {"bool exists_by_name(std::string_view, repoc::Offset offset)", "page-argument at 'offset'"},
      {"std::vector<std::string> find_distinct_name(repoc::Sort<Item> sort)", "page-argument at 'sort'"},
      {"std::vector<std::string> find_name(repoc::Sort<Item> sort)",
       "find name of Item order by ?1, result detached list of std::string"},
  };
  for (const Case& c : cases) expect_in_store(c);
}

TEST(PlanResults, Locks) {
  const Case cases[] = {
      {"Item* get_by_sku_for_update(std::string_view)", "find Item where sku = ?1 for update, result tracked pointer"},
      {"Item& get_by_sku_for_update_skip_locked(std::string_view)",
       "find Item where sku = ?1 for update skip locked, result tracked reference"},
      {"std::vector<Item*> find_by_name_order_by_sku_for_share(std::string_view)",
       "find Item where name = ?1 order by sku for share, result tracked list"},
      {"std::vector<Item> find_by_name_for_update(std::string_view)", "lock at 'for_update'"},
      {"std::string get_name_by_sku_for_update_nowait(std::string_view)", "lock at 'for_update_nowait'"},
      {"std::int64_t count_by_name_for_update(std::string_view)", "lock at 'for_update'"},
      {"int delete_by_name_for_update(std::string_view)", "lock at 'for_update'"},
  };
  for (const Case& c : cases) expect_in_store(c);
}

TEST(PlanResults, LimitVerbs) {
  const Case cases[] = {
      {"int update_first_3_name_by_sku(std::string_view, std::string_view)", "unknown-field at 'first_3_name'"},
      {"std::int64_t count_first_3_by_active_true()", "limit-verb at 'first_3'"},
      {"std::int64_t sum_first_3_stock()", "unknown-field at 'first_3_stock'"},
  };
  for (const Case& c : cases) expect_in_store(c);
}

TEST(PlanResults, ColumnsGoToMembers) {
  test::ModelBuilder b = store();
  b.method("std::vector<SkuName> find_sku_and_name()");
  b.method("std::vector<StatusSum> sum_stock_group_by_status()");
  b.method("std::vector<ShortLine> find_lots_lines_qty_and_sku_and_lots_reference()");
  diag::Sink sink;
  const std::vector<Query> queries = plan(b.model(), sink);
  ASSERT_EQ(queries.size(), 3U);
  for (const Query& query : queries) EXPECT_EQ(query.result.holds, Holds::record);
  EXPECT_EQ(queries[0].result.members, (std::vector<std::size_t>{1, 0}));
  EXPECT_EQ(queries[1].result.members, (std::vector<std::size_t>{1, 0}));
  EXPECT_EQ(queries[1].columns.back().function, Function::sum);
  EXPECT_TRUE(queries[1].grouped());
  EXPECT_EQ(queries[2].result.members, (std::vector<std::size_t>{2, 0, 1}));
}

TEST(PlanResults, MessagesAsAUserSeesThem) {
  EXPECT_EQ(rendered(store(), "std::vector<SkuName> find_sku_and_name_and_note()"),
            R"(repositories.hpp:102:11: error: 'SkuName' has no member for 'note' [repoc-projection]
  virtual std::vector<SkuName> find_sku_and_name_and_note() = 0;
          ^~~~~~~~~~~~~~~~~~~~
repositories.hpp:102:11: note: the columns are sku (std::string), name (std::string), note (std::optional<std::string>)
repositories.hpp:2:8: note: 'SkuName' is declared here
struct SkuName {
       ^~~~~~~
repositories.hpp:102:11: note: it would be 'std::optional<std::string> note;'
)");
  EXPECT_EQ(rendered(store(), "std::vector<Views> find_by_active_true()"),
            R"(repositories.hpp:102:11: error: 'Views::sku', a 'std::string_view', cannot hold 'sku' [repoc-projection]
  virtual std::vector<Views> find_by_active_true() = 0;
          ^~~~~~~~~~~~~~~~~~
repositories.hpp:102:11: note: the columns are sku (std::string)
repositories.hpp:25:20: note: 'sku' is declared here
  std::string_view sku;
                   ^~~
repositories.hpp:102:11: note: it owns nothing, and the row is gone when the method returns
)");
  EXPECT_EQ(
      rendered(store(), "repoc::Page<Item> find_first_3_order_by_sku(repoc::PageRequest page)"),
      R"(repositories.hpp:102:34: error: 'first_3' and a page both say how many rows there are [repoc-page-argument]
  virtual repoc::Page<Item> find_first_3_order_by_sku(repoc::PageRequest page) = 0;
                                 ^~~~~~~
repositories.hpp:102:74: note: the page is asked for here
  virtual repoc::Page<Item> find_first_3_order_by_sku(repoc::PageRequest page) = 0;
                                                                         ^~~~
)");
}

// What a raw query's result may be, without its text.
TEST(PlanResults, OfRawQueries) {
  const Case cases[] = {
      {"std::vector<Item> a()", "detached list"},
      {"Item* a()", "tracked pointer"},
      {"std::vector<SkuName> a()", "detached list of s::SkuName"},
      {"std::vector<int> a()", "detached list of int"},
      {"std::vector<std::optional<std::string>> a()", "detached list of std::optional<std::string>"},
      {"std::optional<double> a()", "detached optional of double"},
      {"bool a()", "detached value of bool"},
      {"std::int64_t a()", "detached value of std::int64_t"},
      {"void a()", "nothing"},
      {"const Item* a()", "cardinality at 'const Item*'"},
      {"const std::vector<Item> a()", "cardinality at 'const std::vector<Item>'"},
      {"std::vector<Lot> a()", "cardinality at 'std::vector<Lot>'"},
      {"std::map<int, int> a()", "cardinality at 'std::map<int, int>'"},
      {"repoc::Page<Item> a()", "cardinality at 'repoc::Page<Item>'"},
      {"std::vector<std::string_view> a()", "cardinality at 'std::vector<std::string_view>'"},
      {"std::optional<std::optional<int>> a()", "cardinality at 'std::optional<std::optional<int>>'"},
  };
  for (const Case& c : cases) {
    const std::string plan = planned(store(), c.method, "select 1");
    const std::string::size_type at = plan.find(", result ");
    EXPECT_EQ(at == std::string::npos ? plan : plan.substr(at + 9), c.expected) << c.method;
  }
}

}  // namespace
}  // namespace repoc::plan
