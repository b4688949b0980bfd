// Columns, aggregates, orders, limits, pages and cursors as SQLite text, and what the text finds on rows.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>

#include "dialect/dialect.hpp"
#include "stored_shelf.hpp"

namespace repoc::dialect {
namespace {

using namespace repoc::test;
using names::Nulls;
using plan::Action;
using plan::Comparison;
using plan::Function;
using plan::Shape;

TEST(Columns, ComeFromTheRootAndFromListsOnOneWay) {
  struct Case {
    std::vector<plan::Column> columns;
    bool distinct;
    std::string text;
    std::string rows;
  };
  const Case cases[] = {
      {{column_of({kSku})}, false, "select p.sku\nfrom products p", "a,b,c,d"},
      {{column_of({kName}), column_of({kStock})},
       false,
       "select p.name, p.stock\nfrom products p",
       "null|5,Ann|0,ann|7,Bob|-1"},
      {{column_of({kPrice})}, true, "select distinct p.price\nfrom products p", "1.5,null,2.5"},
      {{column_of({kSku}), column_of({kBatches, kReference})},
       false,
       "select p.sku, b.reference\nfrom products p\njoin batch b on b.product_sku = p.sku\n"
       "order by p.sku, b.batches_position",
       "a|r2,a|r1,c|r3,d|r4,d|r5"},
      {{column_of({kBatches, kQuantity}), column_of({kBatches, kLines, kQty}), column_of({kSku})},
       false,
       "select b.quantity, l.qty, p.sku\nfrom products p\njoin batch b on b.product_sku = p.sku\n"
       "join line l on l.product_sku = b.product_sku and l.batch_reference = b.reference\n"
       "order by p.sku, b.batches_position, l.lines_position",
       "20|30|a,10|1|a,10|5|a,null|2|c"},
      {{column_of({kBatches, kLines, kOrderId})},
       true,
       "select distinct l.orderid\nfrom products p\njoin batch b on b.product_sku = p.sku\n"
       "join line l on l.product_sku = b.product_sku and l.batch_reference = b.reference",
       "o1,o2,o3"},
  };
  Shelf shelf;
  for (const Case& c : cases) {
    plan::Query q = shelf.make(Action::select, Shape::list);
    q.columns = c.columns;
    q.distinct = c.distinct;
    EXPECT_EQ(shelf.text(q), c.text);
    EXPECT_EQ(shelf.answer(q), c.rows) << c.text;
  }
}

TEST(Columns, ThatAreDistinctAreOrderedByWhatIsSelected) {
  Shelf shelf;
  plan::Query q = shelf.make(Action::select, Shape::list);
  q.columns = {column_of({kPrice}), column_of({kStatus})};
  q.distinct = true;
  q.order = {by(kStatus, true)};
  EXPECT_EQ(shelf.text(q), "select distinct p.price, p.status\nfrom products p\norder by p.status desc, p.price");
  EXPECT_EQ(shelf.answer(q), "1.5|open,2.5|open,null|it's sold");
  q.limit = 1;
  EXPECT_EQ(shelf.answer(q), "1.5|open");
  q.order = {by(kPrice), by(kStatus)};
  q.limit = 2;
  EXPECT_EQ(shelf.answer(q), "null|it's sold,1.5|open");
}

TEST(Columns, OfConditionsOnTheRoot) {
  Shelf shelf;
  plan::Query q = shelf.where(some(kProductOf, kBatches, criterion(kBatchOf, kReference, Comparison::equal, {0})));
  q.columns = {column_of({kBatches, kReference})};
  EXPECT_EQ(shelf.text(q),
            "select b.reference\nfrom products p\njoin batch b on b.product_sku = p.sku\n"
            "where p.sku in (\n  select b2.product_sku\n  from batch b2\n  where b2.reference = ?1\n)\n"
            "order by p.sku, b.batches_position");
  EXPECT_EQ(shelf.answer(q, {"r1"}), "r2,r1");
}

TEST(Aggregates, OfAllRowsAndOfGroups) {
  struct Case {
    std::vector<plan::Column> columns;
    std::string text;
    std::string rows;
  };
  const std::string joined = "\nfrom products p\njoin batch b on b.product_sku = p.sku";
  const Case cases[] = {
      {{column_of({kStock}, Function::sum)}, "select sum(p.stock)\nfrom products p", "11"},
      {{column_of({kStock}, Function::average)}, "select avg(p.stock)\nfrom products p", "2.75"},
      {{column_of({kName}, Function::min)}, "select min(p.name)\nfrom products p", "Ann"},
      {{column_of({kPrice}, Function::max)}, "select max(p.price)\nfrom products p", "2.5"},
      {{column_of({kPrice}, Function::sum)}, "select sum(p.price)\nfrom products p", "6.5"},
      {{column_of({kPrice}, Function::count_distinct)}, "select count(distinct p.price)\nfrom products p", "2"},
      {{column_of({}, Function::count_distinct)}, "select count(*)\nfrom products p", "4"},
      {{column_of({kBatches, kQuantity}, Function::sum)}, "select sum(b.quantity)" + joined, "40"},
      {{column_of({kBatches, kQuantity}, Function::average)}, "select avg(b.quantity)" + joined, "10"},
      {{column_of({kStatus}), column_of({}, Function::count)},
       "select p.status, count(*)\nfrom products p\ngroup by p.status\norder by p.status",
       "it's sold|1,open|3"},
      {{column_of({kPrice}), column_of({kStock}, Function::sum)},
       "select p.price, sum(p.stock)\nfrom products p\ngroup by p.price\norder by p.price",
       "null|0,1.5|5,2.5|6"},
      {{column_of({kPrice}), column_of({kStatus}), column_of({kStock}, Function::min)},
       "select p.price, p.status, min(p.stock)\nfrom products p\ngroup by p.price, p.status\n"
       "order by p.price, p.status",
       "null|it's sold|0,1.5|open|5,2.5|open|-1"},
      {{column_of({kSku}), column_of({kBatches, kQuantity}, Function::max)},
       "select p.sku, max(b.quantity)" + joined + "\ngroup by p.sku\norder by p.sku",
       "a|20,c|null,d|7"},
      {{column_of({kBatches, kLines, kOrderId}), column_of({}, Function::count)},
       "select l.orderid, count(*)" + joined +
           "\njoin line l on l.product_sku = b.product_sku and l.batch_reference = b.reference\n"
           "group by l.orderid\norder by l.orderid",
       "o1|2,o2|1,o3|1"},
      // Objects, not their elements.
      {{column_of({kBatches, kLines, kOrderId}), column_of({}, Function::count_distinct)},
       "select r.key1, count(*)\nfrom (\n  select distinct l.orderid as key1, p.sku as key2\n  from products p\n"
       "  join batch b on b.product_sku = p.sku\n"
       "  join line l on l.product_sku = b.product_sku and l.batch_reference = b.reference\n) r\n"
       "group by r.key1\norder by r.key1",
       "o1|1,o2|1,o3|1"},
  };
  Shelf shelf;
  for (const Case& c : cases) {
    plan::Query q = shelf.make(Action::aggregate, Shape::value);
    q.columns = c.columns;
    EXPECT_EQ(shelf.text(q), c.text);
    EXPECT_EQ(shelf.answer(q), c.rows) << c.text;
  }
}

TEST(Aggregates, OfNoRowsAndOfTooLargeSums) {
  Shelf shelf;
  plan::Query q = shelf.where(criterion(kProductOf, kSku, Comparison::equal, {0}), Action::aggregate, Shape::value);
  q.columns = {column_of({kStock}, Function::sum)};
  EXPECT_EQ(shelf.text(q), "select sum(p.stock)\nfrom products p\nwhere p.sku = ?1");
  EXPECT_EQ(shelf.answer(q, {"none"}), "null");
  q.columns = {column_of({kReserved}, Function::sum)};
  q.where.reset();
  shelf.db.run("update products set reserved = 9223372036854775807");
  EXPECT_EQ(shelf.answer(q), "error: integer overflow");
}

TEST(Order, OfCaseAndOfAbsentValues) {
  struct Case {
    std::vector<plan::Order> order;
    std::string by;
    std::string found;
  };
  const Case cases[] = {
      {{by(kName)}, "p.name, p.sku", "a,b,d,c"},
      {{by(kName, true)}, "p.name desc, p.sku", "c,d,b,a"},
      {{by(kName, false, true)}, "repoc_fold(p.name), p.sku", "a,b,c,d"},
      {{by(kName, true, true, Nulls::first)}, "repoc_fold(p.name) desc nulls first, p.sku", "a,d,b,c"},
      {{by(kName, false, false, Nulls::last)}, "p.name nulls last, p.sku", "b,d,c,a"},
      {{by(kPrice, true, false, Nulls::last), by(kStock)}, "p.price desc nulls last, p.stock, p.sku", "d,c,a,b"},
      {{by(kPrice, true, false, Nulls::first)}, "p.price desc nulls first, p.sku", "b,c,d,a"},
      // Never absent, never asked about.
      {{by(kStock, false, false, Nulls::last)}, "p.stock, p.sku", "d,b,a,c"},
      {{by(kSku, true)}, "p.sku desc", "d,c,b,a"},
      {{by(kSku, false, true), by(kStock), by(kStock, true)}, "repoc_fold(p.sku), p.stock, p.sku", "a,b,c,d"},
  };
  Shelf shelf;
  for (const Case& c : cases) {
    plan::Query q = shelf.make(Action::select, Shape::list);
    q.columns = {column_of({kSku})};
    q.order = c.order;
    EXPECT_EQ(shelf.text(q), "select p.sku\nfrom products p\norder by " + c.by);
    EXPECT_EQ(shelf.found(q), c.found) << c.by;
  }
}

TEST(Limits, ThatAreArguments) {
  Shelf shelf;
  plan::Query q = shelf.where(criterion(kProductOf, kStock, Comparison::greater, {1}));
  q.parameters = {parameter("limit", nothing()), parameter("stock", integer()), parameter("offset", nothing())};
  const std::string head =
      "select p.sku, p.name, p.stock, p.reserved, p.price, p.status, p.version\n"
      "from products p\nwhere p.stock > ?1\norder by p.sku\n";
  q.limit_parameter = 0;
  EXPECT_EQ(shelf.text(q), head + "limit ?2");
  EXPECT_EQ(shelf.found(q, {Value(std::int64_t{-5}), Value(std::int64_t{3})}), "a,b,c");
  q.offset_parameter = 2;
  EXPECT_EQ(dump(shelf.statement(q)).substr(0, 38), "Products::q (1 plain, 0 plain, 2 plain");
  EXPECT_EQ(shelf.text(q), head + "limit ?2 offset ?3");
  EXPECT_EQ(shelf.found(q, {Value(std::int64_t{-5}), Value(std::int64_t{2}), Value(std::int64_t{1})}), "b,c");
  q.limit_parameter.reset();
  EXPECT_EQ(shelf.text(q), head + "limit -1 offset ?2");
  EXPECT_EQ(shelf.found(q, {Value(std::int64_t{-5}), Value(std::int64_t{3})}), "d");
  q.limit = 1;
  EXPECT_EQ(shelf.text(q), head + "limit 1 offset ?2");
  EXPECT_EQ(shelf.found(q, {Value(std::int64_t{-5}), Value(std::int64_t{3})}), "d");
}

TEST(Sorts, StandBetweenTheNamesOrderAndTheKey) {
  Shelf shelf;
  plan::Query q = shelf.where(criterion(kProductOf, kStock, Comparison::greater, {1}));
  q.parameters = {parameter("sort", nothing()), parameter("stock", integer()), parameter("limit", nothing())};
  q.columns = {column_of({kSku})};
  q.sort_parameter = 0;
  q.limit_parameter = 2;
  q.order = {by(kPrice)};
  const Statement statement = shelf.statement(q);
  EXPECT_EQ(dump(statement),
            "Products::q (1 plain, 2 plain, 0 sort)\n"
            "  select p.sku\n  from products p\n  where p.stock > ?1\n  order by p.price, /*sort*/p.sku\n  limit ?2\n"
            "  sort prefix: p.\n");
  EXPECT_EQ(shelf.found(q, {Value(std::int64_t{-9}), Value(std::int64_t{9})}), "b,a,c,d");
  std::string sorted = statement.text;
  sorted.replace(sorted.find("/*sort*/"), 8,
                 statement.sort_prefix + shelf.aggregate.root.columns[kName].name + " desc, ");
  EXPECT_EQ(shelf.db.answer(sorted, {Value(std::int64_t{-9}), Value(std::int64_t{9})}), "b,a,c,d");
  q.order.clear();
  EXPECT_EQ(shelf.text(q), "select p.sku\nfrom products p\nwhere p.stock > ?1\norder by /*sort*/p.sku\nlimit ?2");
  // The key leaves nothing to sort.
  q.order = {by(kSku)};
  EXPECT_EQ(shelf.text(q), "select p.sku\nfrom products p\nwhere p.stock > ?1\norder by p.sku\nlimit ?2");
  EXPECT_EQ(shelf.aggregate.root.columns[kSku].field, "sku");
  EXPECT_EQ(sqlite_aggregate(shop_model(), kOrder).root.columns.back().field, "order");
}

TEST(Pages, HaveATextForTheirRowsAndOneForTheirNumber) {
  Shelf shelf;
  plan::Query q = shelf.where(criterion(kProductOf, kStock, Comparison::greater, {0}));
  q.parameters = {parameter("stock", integer()), parameter("page", nothing())};
  q.page_parameter = 1;
  q.result.shape = Shape::page;
  q.columns = {column_of({kSku})};
  Statement statement = shelf.statement(q);
  EXPECT_EQ(dump(statement),
            "Products::q (0 plain)\n"
            "  select p.sku\n  from products p\n  where p.stock > ?1\n  order by p.sku\n  limit ?2 offset ?3\n"
            "  count: select count(*)\n         from products p\n         where p.stock > ?1\n");
  const Value low = std::int64_t{-5};
  EXPECT_EQ(shelf.db.answer(statement.text, {low, Value(std::int64_t{2}), Value(std::int64_t{1})}), "b,c");
  EXPECT_EQ(shelf.db.answer(statement.count, {low}), "4");

  q.distinct = true;
  q.columns = {column_of({kPrice})};
  statement = shelf.statement(q);
  EXPECT_EQ(statement.text,
            "select distinct p.price\nfrom products p\nwhere p.stock > ?1\norder by p.price\nlimit ?2 offset ?3");
  EXPECT_EQ(statement.count,
            "select count(*)\nfrom (\n  select distinct p.price\n  from products p\n  where p.stock > ?1\n) r");
  EXPECT_EQ(shelf.db.answer(statement.count, {low}), "3");

  q.distinct = false;
  q.columns = {column_of({kBatches, kReference})};
  statement = shelf.statement(q);
  EXPECT_EQ(shelf.db.answer(statement.text, {low, Value(std::int64_t{2}), Value(std::int64_t{1})}), "r1,r3");
  EXPECT_EQ(shelf.db.answer(statement.count, {low}), "5");

  q.result.shape = Shape::slice;
  statement = shelf.statement(q);
  EXPECT_EQ(statement.count, "");
  EXPECT_EQ(shelf.db.answer(statement.text, {low, Value(std::int64_t{2}), Value(std::int64_t{1})}), "r1,r3");

  // A sort takes no number.
  q.sort_parameter = 1;
  EXPECT_EQ(shelf.text(q),
            "select b.reference\nfrom products p\njoin batch b on b.product_sku = p.sku\nwhere p.stock > ?1\n"
            "order by /*sort*/p.sku, b.batches_position\nlimit ?2 offset ?3");
  EXPECT_EQ(shelf.statement(q).arguments.size(), 2U);
}

TEST(Cursors, GoOnAfterARow) {
  struct Case {
    std::vector<plan::Order> order;
    std::string condition;  // "?2" is the first value
  };
  const Case cases[] = {
      {{}, "p.sku > ?2"},
      {{by(kStock)}, "(p.stock, p.sku) > (?2, ?3)"},
      {{by(kStock, true), by(kSku, true)}, "(p.stock, p.sku) < (?2, ?3)"},
      {{by(kStock, true)}, "p.stock <= ?2 and (p.stock < ?2 or p.stock = ?2 and p.sku > ?3)"},
      {{by(kStock, true), by(kVersion)},
       "p.stock <= ?2 and (p.stock < ?2 or p.stock = ?2 and (p.version, p.sku) > (?3, ?4))"},
      {{by(kName)}, "(p.name > ?2 or ?2 is null and p.name is not null or p.name is ?2 and p.sku > ?3)"},
      {{by(kName, true)}, "(p.name < ?2 or p.name is null and ?2 is not null or p.name is ?2 and p.sku > ?3)"},
      {{by(kName, false, true, Nulls::last)},
       "(repoc_fold(p.name) > ?2 or repoc_fold(p.name) is null and ?2 is not null or repoc_fold(p.name) is ?2 and "
       "p.sku > ?3)"},
      {{by(kStock), by(kPrice)},
       "p.stock >= ?2 and (p.stock > ?2 or p.stock = ?2 and p.price > ?3 or p.stock = ?2 and ?3 is null and p.price is "
       "not null or p.stock = ?2 and p.price is ?3 and p.sku > ?4)"},
  };
  Shelf shelf;
  for (const Case& c : cases) {
    plan::Query q = shelf.where(criterion(kProductOf, kStock, Comparison::greater, {0}));
    q.result.shape = Shape::cursor_page;
    q.order = c.order;
    const Statement statement = shelf.statement(q);
    const std::size_t where = statement.after.find("\nwhere ") + 7;
    EXPECT_EQ(statement.after.substr(where, statement.after.find("\norder by") - where),
              "p.stock > ?1 and " + c.condition);
  }
}

TEST(Cursors, ShowTheirTextsWhole) {
  Shelf shelf;
  plan::Query q = shelf.where(any_of(
      {criterion(kProductOf, kStock, Comparison::greater, {0}), criterion(kProductOf, kStock, Comparison::less, {1})}));
  q.result.shape = Shape::cursor_page;
  q.columns = {column_of({kSku}), column_of({kName})};
  q.order = {by(kName, false, true)};
  EXPECT_EQ(dump(shelf.statement(q)), R"(Products::q (0 plain, 1 plain)
  select p.sku, p.name, repoc_fold(p.name), p.sku
  from products p
  where p.stock > ?1 or p.stock < ?2
  order by repoc_fold(p.name), p.sku
  limit ?3
  after: select p.sku, p.name, repoc_fold(p.name), p.sku
         from products p
         where (p.stock > ?1 or p.stock < ?2) and (repoc_fold(p.name) > ?3 or ?3 is null and repoc_fold(p.name) is not null or repoc_fold(p.name) is ?3 and p.sku > ?4)
         order by repoc_fold(p.name), p.sku
         limit ?5
  keyset: 2 from column 2
)");
}

// Every order of up to three fields, in pages of two, gives the rows of the whole order.
TEST(Cursors, WalkThroughEveryOrder) {
  Shelf shelf;
  std::mt19937 random(7);
  const auto pick = [&](std::uint32_t n) { return random() % n; };
  shelf.db.run("delete from products");
  constexpr std::string_view kNames[] = {"null", "'a'", "'A'", "'b'", "''"};
  constexpr std::string_view kPrices[] = {"null", "1.5", "-1.5", "0.0"};
  for (int i = 0; i < 40; ++i) {
    shelf.db.run(fmt::format("insert into products values ('p{}', {}, {}, {}, {}, 'open', {})", i, kNames[pick(5)],
                             pick(3), pick(2), kPrices[pick(4)], pick(2)));
    shelf.db.run(fmt::format("insert into batch values ('p{0}', 0, 'x{0}', null), ('p{0}', 1, 'y{0}', 1)", i));
  }
  for (int round = 0; round < 400; ++round) {
    plan::Query q = shelf.make(Action::select, Shape::cursor_page);
    const std::size_t fields[] = {kName, kStock, kReserved, kPrice, kVersion, kSku};
    for (std::uint32_t i = pick(4); i > 0; --i) {
      const std::size_t one = fields[pick(6)];
      q.order.push_back(by(one, pick(2) == 0, one == kName && pick(2) == 0, static_cast<Nulls>(pick(3))));
    }
    q.columns = {column_of({kSku})};
    if (pick(3) == 0) q.columns.push_back(column_of({kBatches, kQuantity}));
    if (pick(4) == 0) {
      q.distinct = true;
      q.columns = {column_of({kName}),     column_of({kStock}),   column_of({kPrice}),
                   column_of({kReserved}), column_of({kVersion}), column_of({kSku})};
      for (std::size_t i = pick(4); i > 0; --i) q.columns.pop_back();
      const auto selected = [&](const plan::Order& order) {
        return std::any_of(q.columns.begin(), q.columns.end(),
                           [&](const plan::Column& c) { return c.path.steps[0].field == order.field; });
      };
      std::erase_if(q.order, [&](const plan::Order& order) { return !selected(order); });
    }
    const Statement statement = shelf.statement(q);
    const auto all = shelf.db.table(statement.text, {Value(std::int64_t{1000})});
    std::vector<std::vector<Value>> walked;
    auto page = shelf.db.table(statement.text, {Value(std::int64_t{2})});
    while (!page.empty() && walked.size() <= all.size()) {
      walked.insert(walked.end(), page.begin(), page.end());
      const auto first = page.back().begin() + static_cast<std::ptrdiff_t>(statement.keyset_at);
      std::vector<Value> values(first, first + static_cast<std::ptrdiff_t>(statement.keyset));
      values.emplace_back(std::int64_t{2});
      page = shelf.db.table(statement.after, values);
    }
    EXPECT_EQ(walked, all) << statement.after;
  }
}

TEST(Cursors, AreServedByAnIndex) {
  Shelf shelf;
  shelf.db.run("create index i on products (stock, sku)");
  plan::Query q = shelf.make(Action::select, Shape::cursor_page);
  q.order = {by(kStock)};
  EXPECT_EQ(shelf.db.plan(shelf.statement(q).after), "SEARCH p USING INDEX i ((stock,sku)>(?,?))\n");
  q.order = {by(kStock), by(kSku, true)};
  EXPECT_EQ(shelf.db.plan(shelf.statement(q).after).substr(0, 33), "SEARCH p USING INDEX i (stock>?)\n");
}

TEST(Pages, OfManyOrderItemsPrepare) {
  model::Model model;
  std::vector<model::Field> fields = {id(field("id", string()))};
  for (int i = 0; i < 120; ++i) fields.push_back(field(fmt::format("f{}", i), optional(integer())));
  add_entity(model, "Wide", fields);
  add_repository(model, "Wides", 0, string());
  plan::Query q = query(model, "q", Action::select, Shape::cursor_page, nothing());
  for (std::size_t i = 1; i <= 120; ++i) q.order.push_back(by(i, i % 2 == 0));
  const Aggregate wide = sqlite_aggregate(model, 0);
  Database db;
  db.make(wide);
  diag::Sink sink;
  EXPECT_EQ(db.complaint(find("sqlite")->statement(model, wide, q, sink)->after, 122), "");
}

}  // namespace
}  // namespace repoc::dialect
