// Plans and statements, and the constants, row readers and method bodies that are written for them.
#include <gtest/gtest.h>

#include "emit_support.hpp"

namespace repoc::emit {
namespace {

using plan::Action;
using plan::Comparison;
using plan::Shape;

struct HelperCase {
  Action action;
  Shape shape;
  plan::Holds holds;
  Type declared;  // the method's result
  Type type;      // of one row's value
  std::string call;
  plan::Function function = plan::Function::none;
};

TEST(EmitQuery, CallsOneHelperForEachShape) {
  model::Model model = shop_model();
  add_record(model, "shop::Line", {{"total", floating()}});
  add_repository(model, "shop::Orders", kOrder, make::string());
  const Type order = entity(model, kOrder);
  const Type line = record(0, model);
  const Type sums = map_of(make::string(), int64());
  const auto of = [](const std::string& name, const Type& t) { return library(name, "<" + t.cpp + ">"); };
  const auto objects = plan::Holds::entity;
  const auto values = plan::Holds::value;
  const auto records = plan::Holds::record;
  const auto sum = plan::Function::sum;
  const auto max = plan::Function::max;
  const HelperCase cases[] = {
      {Action::select, Shape::pointer, objects, pointer(order), order, "tracked_or_null("},
      {Action::select, Shape::reference, objects, reference(order), order, "tracked("},
      {Action::select, Shape::pointers, objects, list(pointer(order)), order, "tracked_all("},
      {Action::select, Shape::optional, objects, optional(order), order, "detached_or_none("},
      {Action::select, Shape::value, objects, order, order, "detached("},
      {Action::select, Shape::list, objects, list(order), order, "detached_all("},
      {Action::select, Shape::page, objects, of("Page", order), order, "detached_page("},
      {Action::select, Shape::slice, objects, of("Slice", order), order, "detached_slice("},
      {Action::select, Shape::cursor_page, objects, of("CursorPage", order), order, "detached_cursor_page("},
      {Action::select, Shape::stream, objects, of("Stream", order), order, "detached_stream("},

      {Action::select, Shape::optional, values, optional(int64()), int64(), "value_or_none<std::int64_t>("},
      {Action::select, Shape::value, values, int64(), int64(), "value<std::int64_t>("},
      {Action::select, Shape::list, values, list(optional(date())), optional(date()),
       "rows<repoc::detail::ValueRow<std::optional<std::chrono::year_month_day>>>("},
      {Action::select, Shape::page, values, of("Page", int64()), int64(),
       "rows_page<repoc::detail::ValueRow<std::int64_t>>("},
      {Action::select, Shape::slice, values, of("Slice", int64()), int64(),
       "rows_slice<repoc::detail::ValueRow<std::int64_t>>("},
      {Action::select, Shape::cursor_page, values, of("CursorPage", int64()), int64(),
       "rows_cursor_page<repoc::detail::ValueRow<std::int64_t>>("},
      {Action::select, Shape::stream, values, of("Stream", int64()), int64(),
       "rows_stream<repoc::detail::ValueRow<std::int64_t>>("},

      {Action::select, Shape::optional, records, optional(line), line, "row_or_none<Orders_q_Row>("},
      {Action::select, Shape::value, records, line, line, "row<Orders_q_Row>("},
      {Action::select, Shape::list, records, list(line), line, "rows<Orders_q_Row>("},
      {Action::select, Shape::page, records, of("Page", line), line, "rows_page<Orders_q_Row>("},
      {Action::select, Shape::slice, records, of("Slice", line), line, "rows_slice<Orders_q_Row>("},
      {Action::select, Shape::cursor_page, records, of("CursorPage", line), line, "rows_cursor_page<Orders_q_Row>("},
      {Action::select, Shape::stream, records, of("Stream", line), line, "rows_stream<Orders_q_Row>("},

      {Action::count, Shape::number, objects, integer("unsigned"), {}, "count<unsigned>("},
      {Action::exists, Shape::boolean, objects, boolean(), {}, "exists("},
      {Action::aggregate, Shape::number, values, int64(), int64(), "count<std::int64_t>("},
      {Action::aggregate, Shape::value, values, int64(), int64(), "value_or_zero<std::int64_t>(", sum},
      {Action::aggregate, Shape::optional, values, optional(int64()), int64(), "value_or_none<std::int64_t>(", sum},
      {Action::aggregate, Shape::value, values, date(), date(), "value<std::chrono::year_month_day>(", max},
      {Action::aggregate, Shape::optional, values, optional(date()), date(),
       "value_or_none<std::chrono::year_month_day>(", max},
      {Action::aggregate, Shape::map, values, sums, sums, "grouped<std::map<std::string, std::int64_t>>(", sum},
      {Action::aggregate, Shape::list, records, list(line), line, "rows<Orders_q_Row>(", sum},

      {Action::remove, Shape::number, objects, int64(), {}, "remove<std::int64_t>("},
      {Action::remove, Shape::boolean, objects, boolean(), {}, "remove<bool>("},
      {Action::remove, Shape::nothing, objects, nothing(), {}, "remove<void>("},
      {Action::remove, Shape::list, objects, list(order), order, "removed("},
      {Action::update, Shape::number, objects, int64(), {}, "update<std::int64_t>("},
      {Action::update, Shape::boolean, objects, boolean(), {}, "update<bool>("},
      {Action::update, Shape::nothing, objects, nothing(), {}, "update<void>("},
      {Action::execute, Shape::number, objects, integer(), {}, "execute<int>("},
      {Action::execute, Shape::nothing, objects, nothing(), {}, "execute<void>("},
  };
  for (const HelperCase& c : cases) {
    model.repositories.back().methods.clear();
    Given g = given(model, "q", c.action, c.shape, c.declared, {parameter("n", integer())});
    g.query.result.holds = c.holds;
    g.query.result.type = c.type;
    if (c.holds != plan::Holds::entity) g.query.columns = {{{}, c.function}};
    if (c.holds == plan::Holds::record) g.query.result.members = {0};
    const std::string text = source_of_given(model, {g});
    const std::string method =
        "  " + c.declared.cpp + " q(int n) override {\n    return " + c.call + "kOrders_q, n);\n  }\n";
    EXPECT_NE(text.find("\n" + method), std::string::npos) << method << "\n" << text;
  }
}

TEST(EmitQuery, RefusesAnAnswerThatTheActionCannotGive) {
  const std::pair<Action, Shape> cases[] = {
      {Action::select, Shape::number},     {Action::select, Shape::map},  {Action::count, Shape::list},
      {Action::update, Shape::list},       {Action::remove, Shape::page}, {Action::execute, Shape::value},
      {Action::aggregate, Shape::boolean},
  };
  model::Model model = shop_model();
  add_repository(model, "shop::Orders", kOrder, make::string());
  for (const auto& [action, shape] : cases) {
    model.repositories.back().methods.clear();
    EXPECT_THROW(source_of_given(model, {given(model, "q", action, shape, integer())}), std::logic_error);
  }
}

TEST(EmitQuery, WritesWhatAQueryHasBesideItsText) {
  model::Model model = shop_model();
  add_repository(model, "shop::Orders", kOrder, make::string());
  Given page = given(model, "page", Action::select, Shape::page, library("Page", "<::shop::Order>"),
                     {parameter("page", library("PageRequest"))});
  page.statement.count = "select count(*)\nfrom orders";
  Given next = given(model, "next", Action::select, Shape::cursor_page, library("CursorPage", "<::shop::Order>"),
                     {parameter("cursor", library("Cursor"))});
  next.statement.after = "select 2";
  next.statement.keyset_at = 3;
  next.statement.keyset = 2;
  Given gone = given(model, "gone", Action::remove, Shape::list, list(entity(model, kOrder)));
  gone.statement.removed = "select 3";
  Given sorted = given(model, "sorted", Action::select, Shape::list, list(entity(model, kOrder)),
                       {parameter("sort", library("Sort", "<::shop::Order>"))});
  sorted.statement.sort_prefix = "o.";
  Given locked = given(model, "locked", Action::select, Shape::pointers, list(pointer(entity(model, kOrder))));
  locked.query.lock = names::Lock::share;
  Given raw = given(model, "raw", Action::execute, Shape::nothing, nothing());
  raw.query.raw = {{"delete from orders", {}}};
  const std::string text = source_of_given(model, {page, next, gone, sorted, locked, raw});
  EXPECT_EQ(part(text, "constexpr repoc::sql::Query", "class "), R"(constexpr repoc::sql::Query kOrders_page{
    .name = "Orders::page",
    .text = "select 1",
    .count =
        "select count(*)\n"
        "from orders",
};

constexpr repoc::sql::Query kOrders_next{
    .name = "Orders::next",
    .text = "select 1",
    .after = "select 2",
    .keyset_at = 3,
    .keyset = 2,
};

constexpr repoc::sql::Query kOrders_gone{
    .name = "Orders::gone",
    .text = "select 1",
    .removed = "select 3",
};

constexpr repoc::sql::Query kOrders_sorted{
    .name = "Orders::sorted",
    .text = "select 1",
    .sort_prefix = "o.",
};

constexpr repoc::sql::Query kOrders_locked{
    .name = "Orders::locked",
    .text = "select 1",
    .lock = true,
};

constexpr repoc::sql::Query kOrders_raw{
    .name = "Orders::raw",
    .text = "select 1",
    .raw = true,
};

class )");
}

TEST(EmitQuery, WritesConditionsThatMayBeDroppedInPrefixOrder) {
  using dialect::Clause;
  model::Model model = shop_model();
  add_repository(model, "shop::Orders", kOrder, make::string());
  Given g = given(model, "q", Action::select, Shape::list, list(entity(model, kOrder)),
                  {parameter("a", library("Maybe", "<int>")), parameter("b", library("Maybe", "<int>"))});
  g.statement.text = "select 1\nfrom orders\n/*where*/";
  const Clause leaf{Clause::Kind::leaf, "o.total > ?1", "", {}, 0, 1};
  const Clause other{Clause::Kind::leaf, "i.amount = ?2", "", {}, 1, 1};
  const Clause fixed{Clause::Kind::leaf, "o.paid", "", {}, 0, 0};
  g.statement.where = {Clause::Kind::all_of,
                       "",
                       "",
                       {{Clause::Kind::any_of, "", "", {leaf, fixed}, 0, 0},
                        {Clause::Kind::around, "exists (\nselect 1 where ", ")", {other}, 0, 0}},
                       0,
                       0};
  EXPECT_EQ(part(source_of_given(model, {g}), "constexpr repoc::sql::Clause", "class "),
            R"--(constexpr repoc::sql::Clause kOrders_q_where[] = {
    {.kind = repoc::sql::Clause::Kind::all_of, .children = 2},
    {.kind = repoc::sql::Clause::Kind::any_of, .children = 2},
    {.kind = repoc::sql::Clause::Kind::leaf, .text = "o.total > ?1", .arguments = 1},
    {.kind = repoc::sql::Clause::Kind::leaf, .text = "o.paid"},
    {
        .kind = repoc::sql::Clause::Kind::around,
        .text =
            "exists (\n"
            "select 1 where ",
        .end = ")",
        .children = 1,
    },
    {.kind = repoc::sql::Clause::Kind::leaf, .text = "i.amount = ?2", .first_argument = 1, .arguments = 1},
};

constexpr repoc::sql::Query kOrders_q{
    .name = "Orders::q",
    .text =
        "select 1\n"
        "from orders\n"
        "/*where*/",
    .where = kOrders_q_where,
};

class )--");
}

TEST(EmitQuery, ReadsColumnsIntoMembers) {
  model::Model model = shop_model();
  add_record(model, "shop::Line", {{"a", integer()}, {"b_", integer()}, {"c", integer()}});
  add_repository(model, "shop::Orders", kOrder, make::string());
  Given g = given(model, "q", Action::select, Shape::list, list(record(0, model)));
  g.query.result.holds = plan::Holds::record;
  g.query.result.type = record(0, model);
  g.query.result.members = {2, 0, 1};
  const Given same = g;
  Given raw = g;
  raw.query.raw = {{"select b_ from t", {}}};
  raw.query.result.members = {};
  raw.statement.members = {1};  // known to the back end only
  const std::string text = source_of_given(model, {g, same, raw});
  EXPECT_EQ(part(text, "struct Orders_q_Row", "class "), R"(struct Orders_q_Row {
  using Value = ::shop::Line;
  static void read(auto& row, Value& out) {
    row.get(0, out.c);
    row.get(1, out.a);
    row.get(2, out.b_);
  }
};

struct Orders_q_2_Row {
  using Value = ::shop::Line;
  static void read(auto& row, Value& out) {
    row.get(0, out.c);
    row.get(1, out.a);
    row.get(2, out.b_);
  }
};

struct Orders_q_3_Row {
  using Value = ::shop::Line;
  static void read(auto& row, Value& out) {
    row.get(0, out.b_);
  }
};

class )");
  EXPECT_NE(text.find("return rows<Orders_q_3_Row>(kOrders_q_3);"), std::string::npos) << text;
}

TEST(EmitQuery, PassesThePageFirstAndThenTheArguments) {
  model::Model model = shop_model();
  add_repository(model, "shop::Orders", kOrder, make::string());
  Given g = given(model, "q", Action::select, Shape::page, library("Page", "<::shop::Order>"),
                  {parameter("sort", library("Sort", "<::shop::Order>")), parameter("a", view()),
                   parameter("page", library("PageRequest")), parameter("b", library("Maybe", "<int>"))});
  g.statement.arguments = {
      {1, dialect::Binding::like_pattern}, {3, dialect::Binding::plain}, {0, dialect::Binding::sort}};
  g.statement.sort_prefix = "o.";
  EXPECT_NE(
      source_of_given(model, {g}).find("    return detached_page(kOrders_q, page, repoc::sqlite::like(a), b, sort);\n"),
      std::string::npos);
}

TEST(EmitQuery, NamesTheValuesOfEveryEnumThatAQueryHolds) {
  model::Model model = shop_model();
  for (const std::string name : {"A", "B", "C", "D"}) {
    model.enums.push_back({"shop::" + name, "::shop::" + name, {{"x", {"x"}, "x"}}, false, {}});
  }
  const auto enumeration = [&](std::size_t index) {
    Type out = make::type(TypeKind::enumeration, model.enums[index].cpp);
    out.index = index;
    return out;
  };
  add_record(model, "shop::Line", {{"a", optional(enumeration(1))}});
  add_repository(model, "shop::Orders", kOrder, make::string());
  Given rows = given(model, "rows", Action::select, Shape::list, list(record(0, model)),
                     {parameter("b", list(enumeration(2)), true), parameter("status", enumeration(0))});
  rows.query.result.holds = plan::Holds::record;
  rows.query.result.type = record(0, model);
  Given map = given(model, "map", Action::aggregate, Shape::map, map_of(enumeration(3), int64()));
  map.query.result.holds = plan::Holds::value;
  map.query.result.type = map_of(enumeration(3), int64());
  const std::string text = source_of_given(model, {rows, map});
  for (const char* name : {"Status", "A", "B", "C"}) {
    EXPECT_EQ(count_of(text, std::string("struct repoc::EnumNames<::shop::") + name + "> {"), 1U) << name;
  }
  EXPECT_EQ(text.find("::shop::D"), std::string::npos);
  EXPECT_NE(text.find("#include <map>\n"), std::string::npos);
}

TEST(EmitQuery, WrapsListsAndPatternsAndPassesArgumentsInBindingOrder) {
  model::Model model = shop_model();
  add_repository(model, "shop::Orders", kOrder, make::string());
  plan::Query q =
      query(model, "q", Action::count, Shape::number, integer(),
            {parameter("a", view()), parameter("b", make::type(TypeKind::list, "const std::vector<int>&"), true)});
  q.where = all_of({criterion(kOrder, 1, Comparison::in, {1}), criterion(kOrder, 5, Comparison::like, {0})});
  EXPECT_NE(source_of(model, {q})
                .find("  int q(std::string_view a, const std::vector<int>& b) override {\n"
                      "    return count<int>(kOrders_q, repoc::sqlite::list(b), repoc::sqlite::like(a));\n"),
            std::string::npos);
}

TEST(EmitQuery, KeepsConstAndNoexcept) {
  model::Model model = shop_model();
  add_repository(model, "shop::Orders", kOrder, make::string());
  const plan::Query q = query(model, "count_all", Action::count, Shape::number, integer());
  model.repositories[0].methods[0].is_const = model.repositories[0].methods[0].is_noexcept = true;
  EXPECT_NE(source_of(model, {q}).find("int count_all() const noexcept override {"), std::string::npos);
}

TEST(EmitQuery, LetsNeitherMethodsNorParametersHideHelpers) {
  model::Model model = shop_model();
  add_repository(model, "shop::Orders", kOrder, make::string());
  const std::string text =
      source_of_given(model, {given(model, "count", Action::count, Shape::number, integer(),
                                    {parameter("count", integer()), parameter("value", integer())}),
                              given(model, "rows", Action::update, Shape::nothing, nothing(),
                                    {parameter("update", integer()), parameter("update_arg", integer())})});
  EXPECT_NE(text.find("  using Repository::count;\n  using Repository::rows;\n"), std::string::npos);
  EXPECT_NE(text.find("  int count(int count_arg, int value) override {\n"
                      "    return count<int>(kOrders_count, count_arg, value);\n"),
            std::string::npos);
  EXPECT_NE(text.find("  void rows(int update_arg_arg, int update_arg) override {\n"
                      "    return update<void>(kOrders_rows, update_arg_arg, update_arg);\n"),
            std::string::npos);
}

TEST(EmitQuery, NumbersOverloads) {
  model::Model model = shop_model();
  add_repository(model, "shop::Orders", kOrder, make::string());
  std::vector<plan::Query> queries;
  queries.push_back(by_field(model, "q", Action::exists, Shape::boolean, boolean(), parameter("a", integer()), 1));
  queries.push_back(by_field(model, "q", Action::exists, Shape::boolean, boolean(), parameter("a", view()), 0));
  const std::string text = source_of(model, queries);
  EXPECT_NE(text.find("bool q(int a) override {\n    return exists(kOrders_q, a);"), std::string::npos);
  EXPECT_NE(text.find("bool q(std::string_view a) override {\n    return exists(kOrders_q_2, a);"), std::string::npos);
  EXPECT_EQ(count_of(text, "\"Orders::q\","), 2U);
}

}  // namespace
}  // namespace repoc::emit
