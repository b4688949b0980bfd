// What the operators and nested paths mean, tried on rows of a SQLite database: docs/language.md section 4.
#include <gtest/gtest.h>

#include "dialect/dialect.hpp"
#include "stored_shelf.hpp"

namespace repoc::dialect {
namespace {

using namespace repoc::test;
using plan::Action;
using plan::Comparison;
using plan::Shape;

const Dialect& sqlite() { return *find("sqlite"); }

// The rules of the language, on rows: a has no text, b "", c "ab%", d "Xab", e "xab".
struct MeaningCase {
  Comparison comparison;
  std::string argument;
  std::string found;
};

TEST(Meaning, OfComparisonsOnRows) {
  model::Model model;
  add_entity(model, "Thing", {id(field("id", string())), field("note", optional(string()))});
  add_repository(model, "Things", 0, string());
  plan::Query q = query(model, "q", Action::select, Shape::list, list(entity(model, 0)));
  const Aggregate things = sqlite_aggregate(model, 0);
  Database db;
  db.make(things);
  db.run("insert into thing values ('a', null), ('b', ''), ('c', 'ab%'), ('d', 'Xab'), ('e', 'xab')");
  const MeaningCase cases[] = {
      {Comparison::equal, "ab%", "c"},
      {Comparison::not_equal, "ab%", "b,d,e"},
      {Comparison::same, "ab%", "c"},
      {Comparison::not_same, "ab%", "a,b,d,e"},
      {Comparison::starts_with, "x", "e"},
      {Comparison::starts_with, "", "b,c,d,e"},
      {Comparison::starts_with, "ab%%", ""},
      {Comparison::not_starts_with, "x", "b,c,d"},
      {Comparison::ends_with, "ab", "d,e"},
      {Comparison::ends_with, "", "b,c,d,e"},
      {Comparison::ends_with, "xxab", ""},
      {Comparison::ends_with, "xxxxxxab", ""},
      {Comparison::not_ends_with, "ab", "b,c"},
      {Comparison::contains, "%", "c"},
      {Comparison::contains, "", "b,c,d,e"},
      {Comparison::not_contains, "ab", "b"},
      {Comparison::like, "*ab", "d,e"},
      {Comparison::not_like, "*ab", "b,c"},
      {Comparison::in, R"(["ab%", "Xab"])", "c,d"},
      {Comparison::in, "[]", ""},
      {Comparison::not_in, R"(["ab%", "Xab"])", "b,e"},
      {Comparison::not_in, "[]", "b,c,d,e"},
      {Comparison::is_empty, "", "b"},
      {Comparison::is_not_empty, "", "c,d,e"},
      {Comparison::is_null, "", "a"},
      {Comparison::is_not_null, "", "b,c,d,e"},
  };
  for (const MeaningCase& c : cases) {
    q.where = criterion(0, 1, c.comparison, {0});
    q.order = {{0, false}};
    diag::Sink sink;
    const auto statement = sqlite().statement(model, things, q, sink);
    std::vector<std::string> arguments;
    if (!statement->arguments.empty()) arguments.push_back(c.argument);
    EXPECT_EQ(db.rows(statement->text, arguments), c.found) << statement->text << " with " << c.argument;
  }
}

TEST(Meaning, ANestedPathSpeaksOfOneElementAndReturnsARootOnce) {
  model::Model model = allocation_model();
  add_repository(model, "ProductRepository", kProduct, string());
  plan::Query q = query(model, "q", Action::select, Shape::pointers, list(pointer(entity(model, kProduct))));
  const Aggregate product = sqlite_aggregate(model, kProduct);
  Database db;
  db.make(product);
  db.run("insert into products values ('CHAIR', 1), ('TABLE', 1)");
  db.run(
      "insert into batch values ('CHAIR', 0, 'b1', 'CHAIR', 10, null), ('CHAIR', 1, 'b2', 'CHAIR', 10, '2030-01-01')");
  db.run("insert into order_line values ('CHAIR', 'b1', 0, 'o1', 'CHAIR', 1), ('CHAIR', 'b2', 0, 'o1', 'CHAIR', 1)");
  const auto found = [&](plan::Predicate where) {
    q.where = std::move(where);
    diag::Sink sink;
    const auto statement = sqlite().statement(model, product, q, sink);
    std::vector<std::string> arguments;
    for (const Statement::Argument& a : statement->arguments) arguments.push_back(a.parameter == 0 ? "o1" : "b1");
    return db.rows(statement->text, arguments);
  };
  const auto line = [](std::size_t argument) {
    return some(kBatch, 3, criterion(kOrderLine, 0, Comparison::equal, {argument}));
  };
  EXPECT_EQ(found(some(kProduct, 1, line(0))), "CHAIR");
  EXPECT_EQ(found(some(kProduct, 1, all_of({line(0), criterion(kBatch, 0, Comparison::equal, {1})}))), "CHAIR");
  EXPECT_EQ(found(some(kProduct, 1, all_of({line(1), criterion(kBatch, 0, Comparison::equal, {0})}))), "");
  EXPECT_EQ(found(criterion(kProduct, 1, Comparison::is_empty)), "TABLE");
  db.run("delete from products where sku = 'CHAIR'");
  EXPECT_EQ(db.rows("select count(*) from order_line", {}), "0");
}

// The same with both sides folded: of the rows above, d and e are alike then.
TEST(Meaning, OfComparisonsThatIgnoreCase) {
  model::Model model;
  add_entity(model, "Thing", {id(field("id", string())), field("note", optional(string()))});
  add_repository(model, "Things", 0, string());
  plan::Query q = query(model, "q", Action::select, Shape::list, list(entity(model, 0)));
  const Aggregate things = sqlite_aggregate(model, 0);
  Database db;
  db.make(things);
  db.run("insert into thing values ('a', null), ('b', ''), ('c', 'AB%'), ('d', 'Xab'), ('e', 'xAb')");
  struct Case {
    Comparison comparison;
    std::string where;
    std::vector<std::string> arguments;
    std::string found;
  };
  const std::string folded = "repoc_fold(t.note)";
  const std::string each = "(select repoc_fold(value) from json_each(?1))";
  const Case cases[] = {
      {Comparison::equal, folded + " = repoc_fold(?1)", {"XAB"}, "d,e"},
      {Comparison::not_equal, folded + " <> repoc_fold(?1)", {"XAB"}, "b,c"},
      {Comparison::less, folded + " < repoc_fold(?1)", {"X"}, "b,c"},
      {Comparison::less_equal, folded + " <= repoc_fold(?1)", {"XAB"}, "b,c,d,e"},
      {Comparison::greater, folded + " > repoc_fold(?1)", {"AB"}, "c,d,e"},
      {Comparison::greater_equal, folded + " >= repoc_fold(?1)", {"AB%"}, "c,d,e"},
      {Comparison::between, folded + " between repoc_fold(?1) and repoc_fold(?2)", {"A", "XAB"}, "c,d,e"},
      {Comparison::not_between, folded + " not between repoc_fold(?1) and repoc_fold(?2)", {"A", "B"}, "b,d,e"},
      {Comparison::in, folded + " in " + each, {R"(["ab%", "XAB"])"}, "c,d,e"},
      {Comparison::not_in, "t.note is not null and " + folded + " not in " + each, {R"(["XAB"])"}, "b,c"},
      {Comparison::not_in, "t.note is not null and " + folded + " not in " + each, {"[]"}, "b,c,d,e"},
      {Comparison::like, folded + " glob repoc_fold(?1)", {"[X]*B"}, "d,e"},
      {Comparison::not_like, folded + " not glob repoc_fold(?1)", {"*AB"}, "b,c"},
      {Comparison::starts_with, "substr(repoc_fold(t.note), 1, length(repoc_fold(?1))) = repoc_fold(?1)", {"X"}, "d,e"},
      {Comparison::not_starts_with,
       "substr(repoc_fold(t.note), 1, length(repoc_fold(?1))) <> repoc_fold(?1)",
       {"X"},
       "b,c"},
      {Comparison::ends_with,
       "substr(repoc_fold(t.note), length(repoc_fold(t.note)) - length(repoc_fold(?1)) + 1) = repoc_fold(?1)",
       {"AB"},
       "d,e"},
      {Comparison::contains, "instr(repoc_fold(t.note), repoc_fold(?1)) > 0", {"aB"}, "c,d,e"},
      {Comparison::not_contains, "instr(repoc_fold(t.note), repoc_fold(?1)) = 0", {"aB"}, "b"},
      {Comparison::is_empty, "t.note = ''", {}, "b"},
      {Comparison::is_null, "t.note is null", {}, "a"},
      {Comparison::same, folded + " is repoc_fold(?1)", {"XAB"}, "d,e"},
      {Comparison::not_same, folded + " is not repoc_fold(?1)", {"XAB"}, "a,b,c"},
  };
  for (const Case& c : cases) {
    const bool two = c.arguments.size() == 2;
    q.where = ignoring_case(
        criterion(0, 1, c.comparison, two ? std::vector<std::size_t>{0, 1} : std::vector<std::size_t>{0}));
    q.order = {{0, false}};
    diag::Sink sink;
    const auto statement = sqlite().statement(model, things, q, sink);
    EXPECT_EQ(statement->text, "select t.id, t.note\nfrom thing t\nwhere " + c.where + "\norder by t.id");
    EXPECT_EQ(db.rows(statement->text, c.arguments), c.found) << statement->text;
  }
}

// a has batches of 20 and 10, b none, c one of an absent quantity, d of 3 and 7.
TEST(Meaning, OfQuantifiers) {
  const auto batch = [](Comparison comparison, std::size_t argument) {
    return criterion(kBatchOf, kQuantity, comparison, {argument});
  };
  const auto line = [](Comparison comparison) { return criterion(kLineOf, kQty, comparison, {0}); };
  struct Case {
    plan::Predicate where;
    std::vector<Value> arguments;
    std::string found;
  };
  const Value five = std::int64_t{5};
  const Value fifteen = std::int64_t{15};
  const Case cases[] = {
      {some(kProductOf, kBatches, batch(Comparison::greater, 0)), {five}, "a,d"},
      {every(kProductOf, kBatches, batch(Comparison::greater, 0)), {five}, "a,b"},
      {none(kProductOf, kBatches, batch(Comparison::greater, 0)), {five}, "b,c"},
      {every(kProductOf, kBatches,
             any_of({batch(Comparison::greater, 0), criterion(kBatchOf, kQuantity, Comparison::is_null)})),
       {five},
       "a,b,c"},
      {none(kProductOf, kBatches, all_of({batch(Comparison::greater, 0), batch(Comparison::less, 1)})),
       {five, fifteen},
       "b,c"},
      {none(kProductOf, kBatches, some(kBatchOf, kLines, line(Comparison::greater_equal))), {five}, "b,c,d"},
      {every(kProductOf, kBatches, some(kBatchOf, kLines, line(Comparison::greater_equal))), {five}, "a,b"},
      {some(kProductOf, kBatches, none(kBatchOf, kLines, line(Comparison::greater_equal))), {five}, "c,d"},
      {some(kProductOf, kBatches, every(kBatchOf, kLines, line(Comparison::less))), {fifteen}, "a,c,d"},
      {every(kProductOf, kBatches, every(kBatchOf, kLines, line(Comparison::less))), {fifteen}, "b,c,d"},
      {every(kProductOf, kBatches, criterion(kBatchOf, kLines, Comparison::is_not_empty)), {}, "a,b,c"},
      {all_of({any_of({every(kProductOf, kBatches, batch(Comparison::greater, 0)),
                       criterion(kProductOf, kStock, Comparison::less, {0})}),
               criterion(kProductOf, kBatches, Comparison::is_not_empty)}),
       {five},
       "a,d"},
  };
  Shelf shelf;
  for (const Case& c : cases) {
    const plan::Query q = shelf.where(c.where);
    EXPECT_EQ(shelf.found(q, c.arguments), c.found) << shelf.text(q);
  }
  EXPECT_EQ(shelf.text(shelf.where(every(kProductOf, kBatches, batch(Comparison::greater, 0)), Action::count)),
            "select count(*)\nfrom products p\nwhere p.sku not in (\n  select b.product_sku\n  from batch b\n"
            "  where (b.quantity > ?1) is not 1\n)");
  // A level that asks nothing is skipped.
  EXPECT_EQ(shelf.text(shelf.where(cases[5].where, Action::count)),
            "select count(*)\nfrom products p\nwhere p.sku not in (\n  select l.product_sku\n  from line l\n"
            "  where l.qty >= ?1\n)");
}

TEST(Meaning, OfFieldsComparedWithFields) {
  struct Case {
    plan::Predicate where;
    std::string found;
  };
  const auto stock = [](Comparison comparison, std::size_t field) {
    return against(kProductOf, kStock, comparison, {0, kProductOf, field});
  };
  const auto line_with = [](std::size_t scope, std::size_t entity, std::size_t field) {
    return some(kProductOf, kBatches,
                some(kBatchOf, kLines, against(kLineOf, kQty, Comparison::greater, {scope, entity, field})));
  };
  const Case cases[] = {
      {stock(Comparison::equal, kReserved), "b,c"},
      {stock(Comparison::not_equal, kReserved), "a,d"},
      {stock(Comparison::less, kReserved), "d"},
      {stock(Comparison::greater, kPrice), "a,c"},  // an absent price compares with nothing
      {stock(Comparison::less_equal, kPrice), "d"},
      {ignoring_case(against(kProductOf, kName, Comparison::less, {0, kProductOf, kSku})), "b,c,d"},
      {some(kProductOf, kBatches, against(kBatchOf, kQuantity, Comparison::greater, {0, kProductOf, kStock})), "a,d"},
      {every(kProductOf, kBatches, against(kBatchOf, kQuantity, Comparison::greater, {0, kProductOf, kReserved})),
       "a,b"},
      {line_with(0, kProductOf, kReserved), "a"},
      {line_with(1, kBatchOf, kQuantity), "a"},  // the batch between is needed
      {line_with(2, kLineOf, kQty), ""},
  };
  Shelf shelf;
  for (const Case& c : cases) {
    const plan::Query q = shelf.where(c.where);
    EXPECT_EQ(shelf.found(q), c.found) << shelf.text(q);
  }
  EXPECT_EQ(shelf.text(shelf.where(line_with(1, kBatchOf, kQuantity), Action::count)),
            "select count(*)\nfrom products p\nwhere p.sku in (\n  select b.product_sku\n  from batch b\n"
            "  where (b.product_sku, b.reference) in (\n    select l.product_sku, l.batch_reference\n    from line l\n"
            "    where l.qty > b.quantity\n  )\n)");
}

TEST(Meaning, OfEnumeratorsInTheName) {
  Shelf shelf;
  plan::Query q = shelf.where(is_enumerator(kProductOf, kStatus, 1));
  EXPECT_NE(shelf.text(q).find("where p.status = 'it''s sold'"), std::string::npos);
  EXPECT_EQ(shelf.found(q), "b");
  q.where = is_enumerator(kProductOf, kStatus, 1, true);
  EXPECT_EQ(shelf.found(q), "a,c,d");
}

// A column named true does not change what `every` means.
TEST(Meaning, OfEveryBesideAColumnNamedTrue) {
  model::Model model;
  add_entity(model, "Part", {field("n", optional(integer())), field("true_", integer())});
  add_entity(model, "Thing", {id(field("id", string())), field("parts", list(entity(model, 0)))});
  add_repository(model, "Things", 1, string());
  plan::Query q = query(model, "q", Action::select, Shape::list, nothing());
  q.where = every(1, 1, criterion(0, 0, Comparison::equal, {0}));
  const Aggregate things = sqlite_aggregate(model, 1);
  Database db;
  db.make(things);
  db.run("insert into thing values ('a'), ('b'), ('c')");
  db.run("insert into part values ('a', 0, 1, 0), ('b', 0, 2, 0), ('c', 0, null, 0)");
  diag::Sink sink;
  EXPECT_EQ(db.rows(sqlite().statement(model, things, q, sink)->text, {"1"}), "a");
}

// Groups within groups, and chains in subqueries, longer than SQLite's expressions are deep.
TEST(Meaning, OfConditionsOfAnyLength) {
  Shelf shelf;
  const auto many = [](std::size_t entity, std::size_t field, std::size_t from) {
    std::vector<plan::Predicate> out;
    for (std::size_t i = 0; i < 1200; ++i) out.push_back(criterion(entity, field, Comparison::not_equal, {from + i}));
    return out;
  };
  const plan::Query q = shelf.where(
      all_of({any_of(many(kProductOf, kStock, 0)), every(kProductOf, kBatches, any_of(many(kBatchOf, kQuantity, 1200))),
              none(kProductOf, kBatches, all_of(many(kBatchOf, kQuantity, 2400)))}));
  EXPECT_EQ(shelf.db.complaint(shelf.text(q), 3600), "");
}

}  // namespace
}  // namespace repoc::dialect
