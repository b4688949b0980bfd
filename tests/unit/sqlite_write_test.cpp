// Deletes, updates, dropped criteria and queries of the user's own text as SQLite text, and what they do to rows.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "dialect/dialect.hpp"
#include "stored_shelf.hpp"

namespace repoc::dialect {
namespace {

using namespace repoc::test;
using names::Set;
using plan::Action;
using plan::Comparison;
using plan::Shape;

Value number(std::int64_t value) { return value; }

TEST(Update, AssignsChangesClearsAndBumpsTheVersion) {
  Shelf shelf;
  plan::Query q = shelf.where(criterion(kProductOf, kSku, Comparison::equal, {4}), Action::update, Shape::number);
  q.sets = {{Set::Kind::assign, kName, 0},
            {Set::Kind::increment, kStock, 1},
            {Set::Kind::decrement, kReserved, 2},
            {Set::Kind::increment, kPrice, 3}};
  EXPECT_EQ(shelf.text(q),
            "update products set name = ?1, stock = repoc_add(stock, ?2, -2147483648, 2147483647), "
            "reserved = repoc_subtract(reserved, ?3, 0, 9223372036854775807), price = repoc_add(price, ?4, "
            "-1.7976931348623157e+308, 1.7976931348623157e+308), "
            "version = repoc_add(version, 1, -9223372036854775808, 9223372036854775807)\nwhere sku = ?5");
  EXPECT_EQ(shelf.answer(q, {"Ada", number(10), number(3), Value(0.5), "a"}), "");
  EXPECT_EQ(shelf.db.answer("select * from products where sku = 'a'", {}), "a|Ada|15|0|2|open|2");
  // What is absent stays absent.
  shelf.answer(q, {Value(), number(-1), number(0), Value(0.5), "b"});
  EXPECT_EQ(shelf.db.answer("select * from products where sku = 'b'", {}), "b|null|-1|0|null|it's sold|2");
  const std::string refused = "error: out of range";
  EXPECT_EQ(shelf.answer(q, {"x", number(2147483647), number(0), Value(0.5), "c"}), refused);
  EXPECT_EQ(shelf.answer(q, {"x", number(0), number(8), Value(0.5), "c"}), refused);
  EXPECT_EQ(shelf.db.answer("select * from products where sku = 'c'", {}), "c|ann|7|7|2.5|open|2");

  q.sets = {{Set::Kind::clear, kPrice, std::nullopt}, {Set::Kind::decrement, kStock, 0}};
  q.where = criterion(kProductOf, kSku, Comparison::in, {1});
  q.result.shape = Shape::nothing;
  EXPECT_EQ(shelf.text(q).substr(0, 92),
            "update products set price = null, stock = repoc_subtract(stock, ?1, -2147483648, 2147483647)");
  shelf.answer(q, {number(1), R"(["c", "d"])"});
  EXPECT_EQ(shelf.db.answer("select sku, stock, price, version from products where version > 1", {}),
            "a|15|2|2,b|-1|null|2,c|6|null|3,d|-2|null|2");
}

TEST(Update, KnowsTheBoundsOfEveryInteger) {
  const std::pair<Type, std::string> cases[] = {
      {integer("std::int8_t", 8), "-128, 127"},
      {integer("std::uint8_t", 8, false), "0, 255"},
      {integer("std::int16_t", 16), "-32768, 32767"},
      {integer("std::uint32_t", 32, false), "0, 4294967295"},
      {int64(), "-9223372036854775808, 9223372036854775807"},
      {optional(integer("std::uint64_t", 64, false)), "0, 9223372036854775807"},
  };
  for (const auto& [type, bounds] : cases) {
    model::Model model;
    add_entity(model, "Counter", {id(field("id", string())), field("n", type)});
    add_repository(model, "Counters", 0, string());
    plan::Query q = query(model, "q", Action::update, Shape::nothing, nothing());
    q.sets = {{Set::Kind::increment, 1, 0}};
    q.where = criterion(0, 0, Comparison::equal, {1});
    const Aggregate aggregate = sqlite_aggregate(model, 0);
    diag::Sink sink;
    const Statement statement = *find("sqlite")->statement(model, aggregate, q, sink);
    EXPECT_EQ(statement.text, fmt::format("update counter set n = repoc_add(n, ?1, {})\nwhere id = ?2", bounds));
    Database db;
    db.make(aggregate);
    const auto comma = bounds.find(", ");
    db.run(fmt::format("insert into counter values ('x', {}), ('y', {})", bounds.substr(0, comma),
                       bounds.substr(comma + 2)));
    EXPECT_EQ(db.answer(statement.text, {number(1), "x"}), "");
    EXPECT_EQ(db.answer(statement.text, {number(1), "y"}), "error: out of range");
    EXPECT_EQ(db.answer(statement.text, {number(-1), "x"}), "");
    EXPECT_EQ(db.answer(statement.text, {number(-1), "x"}), "error: out of range");
  }
}

// A batch with more than its product has in stock.
plan::Predicate more_than_in_stock() {
  return some(kProductOf, kBatches, against(kBatchOf, kQuantity, Comparison::greater, {0, kProductOf, kStock}));
}

TEST(Delete, HasAnAliasOnlyWhereItIsNamedFromWithin) {
  Shelf shelf;
  plan::Query q = shelf.where(more_than_in_stock(), Action::remove, Shape::number);
  EXPECT_EQ(shelf.text(q),
            "delete from products as p\nwhere p.sku in (\n  select b.product_sku\n  from batch b\n"
            "  where b.quantity > p.stock\n)");
  shelf.answer(q);
  EXPECT_EQ(shelf.db.answer("select sku from products", {}), "b,c");
  EXPECT_EQ(shelf.db.answer("select count(*) from batch", {}), "1");
  q.where = against(kProductOf, kStock, Comparison::equal, {0, kProductOf, kReserved});
  EXPECT_EQ(shelf.text(q), "delete from products\nwhere stock = reserved");

  Shelf other;
  q = other.where(more_than_in_stock(), Action::update, Shape::number);
  q.sets = {{Set::Kind::increment, kStock, 0}};
  EXPECT_EQ(other.text(q),
            "update products as p set stock = repoc_add(stock, ?1, -2147483648, 2147483647), "
            "version = repoc_add(version, 1, -9223372036854775808, 9223372036854775807)\nwhere p.sku in (\n"
            "  select b.product_sku\n  from batch b\n  where b.quantity > p.stock\n)");
  other.answer(q, {number(1)});
  EXPECT_EQ(other.db.answer("select sku, stock from products", {}), "a|6,b|0,c|7,d|0");
}

TEST(Delete, GivesWhatItRemoves) {
  Shelf shelf;
  plan::Query q = shelf.where(criterion(kProductOf, kStatus, Comparison::equal, {0}), Action::remove, Shape::list);
  q.order = {by(kStock)};
  const std::string columns = "select p.sku, p.name, p.stock, p.reserved, p.price, p.status, p.version\n";
  EXPECT_EQ(dump(shelf.statement(q)),
            "Products::q (0 plain)\n"
            "  delete from products as p\n  where p.status = ?1\n"
            "  removed: select p.sku, p.name, p.stock, p.reserved, p.price, p.status, p.version\n"
            "           from products p\n           where p.status = ?1\n           order by p.stock, p.sku\n");
  q.limit = 2;
  const Statement statement = shelf.statement(q);
  EXPECT_EQ(statement.text,
            "delete from products\nwhere sku in (\n  select p.sku\n  from products p\n  where p.status = ?1\n"
            "  order by p.stock, p.sku\n  limit 2\n)");
  EXPECT_EQ(statement.removed, columns + "from products p\nwhere p.status = ?1\norder by p.stock, p.sku\nlimit 2");
  EXPECT_EQ(shelf.db.rows(statement.removed, {"open"}), "d,a");
  shelf.db.answer(statement.text, {"open"});
  EXPECT_EQ(shelf.db.answer("select sku from products", {}), "b,c");
}

// As the runtime does it: what is left when the arguments in `dropped` are empty.
std::string left_of(const Clause& clause, const std::vector<bool>& dropped) {
  if (clause.kind == Clause::Kind::leaf) {
    for (std::size_t i = 0; i < clause.arguments; ++i) {
      if (dropped.at(clause.first_argument + i)) return "";
    }
    return clause.text;
  }
  std::vector<std::string> parts;
  for (const Clause& child : clause.children) {
    std::string part = left_of(child, dropped);
    if (part.empty()) continue;
    const bool loose = clause.kind == Clause::Kind::all_of && child.kind == Clause::Kind::any_of;
    parts.push_back(loose ? fmt::format("({})", part) : part);
  }
  if (parts.empty()) return "";
  if (clause.kind == Clause::Kind::around) return clause.text + parts.front() + clause.end;
  return fmt::format("{}", fmt::join(parts, clause.kind == Clause::Kind::all_of ? " and " : " or "));
}

void replace(std::string& text, const std::string& marker, const std::string& with) {
  const std::size_t place = text.find(marker);
  if (place != std::string::npos) text.replace(place, marker.size(), with);
}

std::string made(std::string text, const Clause& where, const std::vector<bool>& dropped) {
  const std::string left = left_of(where, dropped);
  replace(text, "/*where*/", left.empty() ? "" : "where " + left);
  replace(text, "/*and*/", left.empty() ? "" : fmt::format("and ({})", left));
  return text;
}

// (stock > ?1 or name = ?2) and some batches (quantity between ?3 and ?4 and lines qty = ?5) and status = open
plan::Query with_maybe(Shelf& shelf) {
  plan::Query q =
      shelf.where(all_of({any_of({criterion(kProductOf, kStock, Comparison::greater, {0}),
                                  criterion(kProductOf, kName, Comparison::equal, {1})}),
                          some(kProductOf, kBatches,
                               all_of({criterion(kBatchOf, kQuantity, Comparison::between, {2, 3}),
                                       some(kBatchOf, kLines, criterion(kLineOf, kQty, Comparison::equal, {4}))})),
                          is_enumerator(kProductOf, kStatus, 0)}));
  q.parameters = {maybe("stock", integer()), maybe("name", view()), maybe("low", integer()), maybe("high", integer()),
                  maybe("qty", integer())};
  q.columns = {column_of({kSku})};
  return q;
}

TEST(Maybe, KeepsTheConditionAsATree) {
  Shelf shelf;
  const plan::Query q = with_maybe(shelf);
  EXPECT_EQ(dump(shelf.statement(q)), R"(Products::q (0 plain, 1 plain, 2 plain, 3 plain, 4 plain)
  select p.sku
  from products p
  /*where*/
  where:
    all of
      any of
        with 1: p.stock > ?1
        with 2: p.name = ?2
      around p.sku in (
        select b.product_sku
        from batch b
        where  ... 
      )
        all of
          with 3 to 4: b.quantity between ?3 and ?4
          around (b.product_sku, b.reference) in (
              select l.product_sku, l.batch_reference
              from line l
              where  ... 
            )
            with 5: l.qty = ?5
      always: p.status = 'open'
  full: select p.sku
        from products p
        where (p.stock > ?1 or p.name = ?2) and p.sku in (
          select b.product_sku
          from batch b
          where b.quantity between ?3 and ?4 and (b.product_sku, b.reference) in (
            select l.product_sku, l.batch_reference
            from line l
            where l.qty = ?5
          )
        ) and p.status = 'open'
)");
}

TEST(Maybe, DropsWhatIsEmpty) {
  Shelf shelf;
  const Statement statement = shelf.statement(with_maybe(shelf));
  struct Case {
    std::vector<bool> dropped;
    std::string found;
  };
  const Case cases[] = {
      {{false, false, false, false, false}, "a"}, {{true, false, false, false, false}, ""},
      {{false, true, true, false, false}, "a"},   {{true, true, true, true, true}, "a,c,d"},
      {{true, true, false, false, true}, "a,d"},  {{false, true, true, true, true}, "a,c"},
      {{true, true, false, true, true}, "a,c,d"}, {{true, false, true, true, true}, "d"},
  };
  const std::vector<Value> arguments = {number(0), "Bob", number(5), number(10), number(5)};
  for (const Case& c : cases) {
    std::vector<Value> given = arguments;
    for (std::size_t i = 0; i < given.size(); ++i) {
      if (c.dropped[i]) given[i] = Value();
    }
    const std::string text = made(statement.text, *statement.where, c.dropped);
    EXPECT_EQ(shelf.db.answer(text, given), c.found) << text;
  }
  EXPECT_EQ(made(statement.text, *statement.where, cases[0].dropped), statement.full);
  EXPECT_EQ(shelf.db.complaint(statement.full, 5), "");
  EXPECT_EQ(shelf.db.complaint(statement.text, 0), "");
}

TEST(Maybe, InEveryAndInATextOfAKey) {
  Shelf shelf;
  plan::Query q = shelf.where(every(kProductOf, kBatches,
                                    any_of({criterion(kBatchOf, kQuantity, Comparison::greater, {0}),
                                            criterion(kBatchOf, kReference, Comparison::equal, {1})})));
  q.parameters = {maybe("quantity", integer()), maybe("reference", view())};
  q.result.shape = Shape::cursor_page;
  q.columns = {column_of({kSku})};
  q.order = {by(kName)};
  const Statement statement = shelf.statement(q);
  EXPECT_EQ(statement.after,
            "select p.sku, p.name, p.sku\nfrom products p\nwhere (p.name > ?3 or ?3 is null and p.name is not null or "
            "p.name is ?3 and p.sku > ?4) /*and*/\norder by p.name, p.sku\nlimit ?5");
  const std::vector<Value> arguments = {number(5), "r4", Value(), "a", number(9)};
  EXPECT_EQ(shelf.db.rows(made(statement.text, *statement.where, {true, true}), {"", "", "9"}), "a,b,d,c");
  EXPECT_EQ(shelf.db.answer(made(statement.after, *statement.where, {false, false}), arguments), "b|Ann|b,d|Bob|d");
  EXPECT_EQ(shelf.db.answer(made(statement.after, *statement.where, {false, true}), arguments), "b|Ann|b");
  EXPECT_EQ(shelf.db.answer(made(statement.after, *statement.where, {true, true}), arguments),
            "b|Ann|b,d|Bob|d,c|ann|c");
}

TEST(Maybe, InADeleteThatGivesWhatItRemoves) {
  Shelf shelf;
  plan::Query q = shelf.where(all_of({criterion(kProductOf, kStock, Comparison::greater, {0}),
                                      criterion(kProductOf, kName, Comparison::not_in, {1})}),
                              Action::remove, Shape::list);
  q.parameters = {maybe("stock", integer()), maybe("names", list(string()))};
  const Statement statement = shelf.statement(q);
  EXPECT_EQ(statement.text, "delete from products as p\n/*where*/");
  const std::vector<Value> arguments = {number(0), R"(["Ann"])"};
  EXPECT_EQ(shelf.db.answer(made(statement.removed, *statement.where, {true, false}), arguments),
            "c|ann|7|7|2.5|open|2,d|Bob|-1|4|2.5|open|1");
  EXPECT_EQ(shelf.db.answer(made(statement.text, *statement.where, {false, false}), arguments), "");
  EXPECT_EQ(shelf.db.answer("select sku from products", {}), "a,b,d");
}

TEST(Maybe, OfAnyLength) {
  Shelf shelf;
  plan::Query q = shelf.make(Action::count, Shape::number);
  std::vector<plan::Predicate> all;
  for (std::size_t i = 0; i < 1200; ++i) {
    q.parameters.push_back(maybe(fmt::format("p{}", i), integer()));
    all.push_back(criterion(kProductOf, kStock, Comparison::not_equal, {i}));
  }
  q.where = all_of(std::move(all));
  const Statement statement = shelf.statement(q);
  EXPECT_EQ(statement.where->children.size(), 1200U);
  EXPECT_EQ(shelf.db.complaint(statement.full, 1200), "");
}

TEST(Raw, TextTakesNumbersForNames) {
  Shelf shelf;
  plan::Query q = shelf.make(Action::select, Shape::list);
  q.parameters = {parameter("skus", reference(list(string())), true), parameter("low", integer())};
  q.raw = {{"select p.* from products p where p.stock >= ", {}},
           {"", 1},
           {" and p.sku in (", {}},
           {"", 0},
           {") or p.reserved = ", {}},
           {"", 1}};
  EXPECT_EQ(
      dump(shelf.statement(q)),
      "Products::q (1 plain, 0 list)\n  select p.* from products p where p.stock >= ?1 and p.sku in (select value "
      "from json_each(?2)) or p.reserved = ?1\n");
  EXPECT_EQ(shelf.found(q, {number(0), R"(["a", "d"])"}), "a,b");
  q.action = Action::execute;
  q.raw = {{"delete from products where stock < ", {}}, {"", 1}};
  shelf.answer(q, {number(0)});
  EXPECT_EQ(shelf.db.answer("select sku from products", {}), "a,b,c");
}

std::string refused(Shelf& shelf, const plan::Query& q) {
  diag::Sink sink;
  EXPECT_FALSE(find("sqlite")->statement(shelf.model, shelf.aggregate, q, sink).has_value());
  std::string out;
  for (const diag::Diagnostic& d : sink.diagnostics()) out += fmt::format("{}: {}\n", diag::info(d.id).name, d.message);
  return out;
}

TEST(Refused, AreRegularExpressionsAndListsOfBytesInATextOfTheUsers) {
  Shelf shelf;
  for (const Comparison comparison : {Comparison::matches, Comparison::not_matches}) {
    EXPECT_EQ(refused(shelf, shelf.where(some(kProductOf, kBatches,
                                              all_of({criterion(kBatchOf, kQuantity, Comparison::is_null),
                                                      criterion(kBatchOf, kReference, comparison, {0})})))),
              "backend-unsupported: SQLite has no regular expressions to match 'Batch::reference' with; use 'like', "
              "'starts_with', 'ends_with' or 'contains'\n");
  }
  plan::Query q = shelf.make(Action::select, Shape::list);
  q.parameters = {parameter("hashes", list(bytes()), true)};
  q.raw = {{"select * from products where hash in (", {}}, {"", 0}, {")", {}}};
  EXPECT_EQ(refused(shelf, q),
            "backend-unsupported: SQLite takes no list of bytes in a query of its own text ('hashes'); pass one value, "
            "or write the condition as a method's name\n");
}

TEST(Refused, AreNamesThatReadAsAMarker) {
  model::Model model;
  add_entity(model, "Thing", {id(field("id", string())), column(field("name", string()), "/*where*/")});
  diag::Sink sink;
  EXPECT_FALSE(find("sqlite")->aggregate(model, 0, sink).has_value());
  EXPECT_EQ(sink.diagnostics().front().message, "SQLite does not take the column name of 'Thing::name'");
}

}  // namespace
}  // namespace repoc::dialect
