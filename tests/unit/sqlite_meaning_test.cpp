// What the operators and nested paths mean, tried on rows of a SQLite database: docs/language.md section 4.
#include <gtest/gtest.h>

#include "dialect/dialect.hpp"
#include "sqlite_memory.hpp"
#include "stored_models.hpp"

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

}  // namespace
}  // namespace repoc::dialect
