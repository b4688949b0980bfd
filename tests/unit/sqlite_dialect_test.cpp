// Models and plans, and the SQL that SQLite gets for them. Every text is also prepared on a database made from the
// schema, with double-quoted strings off; the meaning of the operators is tried on rows.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "dialect/dialect.hpp"
#include "dialect/sql/identifiers.hpp"
#include "sqlite_memory.hpp"
#include "stored_models.hpp"

namespace repoc::dialect {
namespace {

using namespace repoc::test;
using plan::Action;
using plan::Comparison;
using plan::Shape;

const Dialect& sqlite() { return *find("sqlite"); }

std::string text_of(const model::Model& model, const plan::Query& query) {
  diag::Sink sink;
  const Aggregate a = sqlite_aggregate(model, query.entity);
  const auto out = sqlite().statement(model, a, query, sink);
  if (!out) return "no statement";
  Database db;
  db.make(a);
  EXPECT_EQ(db.complaint(out->text, out->arguments.size()), "");
  return out->text;
}

// Every text of a table and of the tables below it.
void expect_prepared(Database& db, const Table& table, std::size_t root_key) {
  const std::size_t columns = table.owner_key.size() + (table.position.empty() ? 0 : 1) + table.columns.size();
  EXPECT_EQ(db.complaint(table.insert, columns), "");
  EXPECT_EQ(db.complaint(table.remove, table.key.size()), "");
  if (table.owner_key.empty()) {
    EXPECT_EQ(db.complaint(table.select, 0), "");
    EXPECT_EQ(db.complaint(table.select_by_key, root_key), "");
    EXPECT_EQ(db.complaint(table.exists, root_key), "");
    EXPECT_EQ(db.complaint(table.count, 0), "");
  } else {
    EXPECT_EQ(db.complaint(table.load_one, root_key), "");
    EXPECT_EQ(db.complaint(table.load_many, 1), "");
  }
  for (const Table& child : table.children) expect_prepared(db, child, root_key);
}

void expect_prepared(const Aggregate& aggregate) {
  Database db;
  db.make(aggregate);
  expect_prepared(db, aggregate.root, aggregate.root.key.size());
}

std::string complaints(const model::Model& model, std::size_t entity) {
  diag::Sink sink;
  EXPECT_FALSE(sqlite().aggregate(model, entity, sink).has_value());
  std::string out;
  for (const diag::Diagnostic& d : sink.diagnostics()) {
    out += fmt::format("{}: {}\n", diag::info(d.id).name, d.message);
    for (const diag::Note& note : d.notes) out += fmt::format("  {}\n", note.message);
  }
  return out;
}

TEST(Identifiers, AreQuotedWhereTheyMustBe) {
  const std::pair<std::string, std::string> cases[] = {
      {"products", "products"},
      {"order_line2", "order_line2"},
      {"_x", "_x"},
      {"order", "\"order\""},
      {"user", "\"user\""},
      {"Product", "\"Product\""},
      {"2x", "\"2x\""},
      {"a b", "\"a b\""},
      {"a\"b", "\"a\"\"b\""},
      {"größe", "\"größe\""},
      {"", "\"\""},
      {"key", "\"key\""},
      {"version", "version"},
      {"name", "name"},
      {"value", "value"},
      {"position", "position"},
  };
  for (const auto& [name, quoted] : cases) EXPECT_EQ(sql::quote(name), quoted);
}

TEST(Identifiers, KnowEveryKeywordOfTheSqliteThatIsLinked) {
  for (int i = 0; i < sqlite3_keyword_count(); ++i) {
    const char* word = nullptr;
    int size = 0;
    ASSERT_EQ(sqlite3_keyword_name(i, &word, &size), SQLITE_OK);
    EXPECT_TRUE(sql::is_keyword(sql::fold(std::string_view(word, static_cast<std::size_t>(size))))) << word;
  }
}

TEST(Aliases, AreTheFirstLetterThenWithANumber) {
  sql::Aliases aliases;
  EXPECT_EQ(aliases.take("products"), "p");
  EXPECT_EQ(aliases.take("parts"), "p2");
  EXPECT_EQ(aliases.take("\"Order\""), "o");
  EXPECT_EQ(aliases.take("\"1\""), "t");
}

TEST(Registry, KnowsSqlite) {
  EXPECT_EQ(names(), std::vector<std::string_view>{"sqlite"});
  EXPECT_EQ(find("sqlite")->title(), "SQLite");
  EXPECT_EQ(find("oracle"), nullptr);
}

TEST(Aggregate, OfTheAllocationExample) {
  const model::Model model = allocation_model();
  const Aggregate product = sqlite_aggregate(model, kProduct);
  expect_prepared(product);
  EXPECT_EQ(dump(model, product), R"(aggregate allocation::Product
  table products of allocation::Product
    columns: sku text fixed, version integer
    key: sku
    select: select p.sku, p.version
            from products p
            order by p.sku
    select by key: select p.sku, p.version
                   from products p
                   where p.sku = ?1
    exists: select 1
            from products p
            where p.sku = ?1
    count: select count(*)
           from products p
    insert: insert into products (sku, version)
            values (?1, ?2)
    remove: delete from products
            where sku = ?1
    table batch of allocation::Batch
      columns: reference text fixed, sku text, purchased_quantity integer, eta text null
      owner key: product_sku
      position: batches_position
      key: product_sku, reference
      unique: reference (a text in between)
      load one: select b.product_sku, b.batches_position, b.reference, b.sku, b.purchased_quantity, b.eta
                from batch b
                where b.product_sku = ?1
                order by b.product_sku, b.batches_position
      load many: select b.product_sku, b.batches_position, b.reference, b.sku, b.purchased_quantity, b.eta
                 from batch b
                 where b.product_sku in (select value from json_each(?1))
                 order by b.product_sku, b.batches_position
      insert: insert into batch (product_sku, batches_position, reference, sku, purchased_quantity, eta)
              values (?1, ?2, ?3, ?4, ?5, ?6)
      remove: delete from batch
              where product_sku = ?1 and reference = ?2
      table order_line of allocation::OrderLine
        columns: orderid text fixed, sku text fixed, qty integer
        owner key: product_sku, batch_reference
        position: allocations_position
        key: product_sku, batch_reference, orderid, sku
        load one: select o.product_sku, o.batch_reference, o.allocations_position, o.orderid, o.sku, o.qty
                  from order_line o
                  where o.product_sku = ?1
                  order by o.product_sku, o.batch_reference, o.allocations_position
        load many: select o.product_sku, o.batch_reference, o.allocations_position, o.orderid, o.sku, o.qty
                   from order_line o
                   where o.product_sku in (select value from json_each(?1))
                   order by o.product_sku, o.batch_reference, o.allocations_position
        insert: insert into order_line (product_sku, batch_reference, allocations_position, orderid, sku, qty)
                values (?1, ?2, ?3, ?4, ?5, ?6)
        remove: delete from order_line
                where product_sku = ?1 and batch_reference = ?2 and orderid = ?3 and sku = ?4
  schema: create table if not exists products (
            sku text not null,
            version integer not null,
            primary key (sku)
          ) strict, without rowid
  schema: create table if not exists batch (
            product_sku text not null,
            batches_position integer not null,
            reference text not null,
            sku text not null,
            purchased_quantity integer not null check (purchased_quantity between -2147483648 and 2147483647),
            eta text,
            primary key (product_sku, reference),
            unique (reference),
            foreign key (product_sku) references products (sku) on delete cascade
          ) strict, without rowid
  schema: create table if not exists order_line (
            product_sku text not null,
            batch_reference text not null,
            allocations_position integer not null,
            orderid text not null,
            sku text not null,
            qty integer not null check (qty between -2147483648 and 2147483647),
            primary key (product_sku, batch_reference, orderid, sku),
            foreign key (product_sku, batch_reference) references batch (product_sku, reference) on delete cascade
          ) strict, without rowid
)");
}

TEST(Aggregate, HasEveryTypeAndCompositeKeysAndPositions) {
  const model::Model model = shop_model();
  const Aggregate order = sqlite_aggregate(model, kOrder);
  expect_prepared(order);
  EXPECT_EQ(fmt::format("{}", fmt::join(order.ddl, "\n")), R"(create table if not exists "order" (
  customer text not null,
  number integer not null check (number between 0 and 4294967295),
  status text not null,
  paid integer not null check (paid in (0, 1)),
  total real not null,
  comment text,
  image blob not null,
  placed text not null,
  wait integer not null,
  "order" integer not null,
  primary key (customer, number),
  unique (paid, comment)
) strict, without rowid
create index if not exists order_placed_customer_idx
on "order" (placed, customer)
create table if not exists item (
  order_customer text not null,
  order_number integer not null check (order_number between 0 and 4294967295),
  items_position integer not null,
  sku text not null,
  amount integer check (amount between -2147483648 and 2147483647),
  primary key (order_customer, order_number, items_position),
  foreign key (order_customer, order_number) references "order" (customer, number) on delete cascade
) strict, without rowid
create table if not exists note (
  order_customer text not null,
  order_number integer not null check (order_number between 0 and 4294967295),
  item_position integer not null,
  notes_position integer not null,
  text text not null,
  primary key (order_customer, order_number, item_position, notes_position),
  foreign key (order_customer, order_number, item_position) references item (order_customer, order_number, items_position) on delete cascade
) strict, without rowid)");
  const Table& item = order.root.children.front();
  EXPECT_TRUE(item.positional);
  EXPECT_EQ(item.children.front().load_many,
            "select n.order_customer, n.order_number, n.item_position, n.notes_position, n.text\n"
            "from note n\n"
            "where (n.order_customer, n.order_number) in "
            "(select json_extract(value, '$[0]'), json_extract(value, '$[1]') from json_each(?1))\n"
            "order by n.order_customer, n.order_number, n.item_position, n.notes_position");
  EXPECT_FALSE(order.root.columns[9].updatable);
}

TEST(Aggregate, CountsUpASingleIntegerId) {
  model::Model model = shop_model();
  EXPECT_EQ(sqlite_aggregate(model, kTicket).ddl.front(),
            "create table if not exists ticket (\n"
            "  id integer primary key autoincrement,\n"
            "  title text not null\n"
            ") strict");
  EXPECT_EQ(sqlite_aggregate(model, kTicket).ddl.back(),
            "create index if not exists ticket_title_idx\non ticket (title)");
  model.entities[kTicket].fields[0].generated = false;
  EXPECT_NE(sqlite_aggregate(model, kTicket).ddl.front().find("id integer primary key,\n"), std::string::npos);
  expect_prepared(sqlite_aggregate(model, kTicket));
}

TEST(Aggregate, LoadsByKeysOfBytesThroughHexadecimalText) {
  model::Model model;
  add_entity(model, "Part", {field("n", integer())});
  add_entity(model, "Blob", {id(field("hash", bytes())), field("parts", list(entity(model, 0)))});
  const Aggregate blob = sqlite_aggregate(model, 1);
  expect_prepared(blob);
  EXPECT_NE(blob.root.children.front().load_many.find("where hex(p.blob_hash) in (select value from json_each(?1))"),
            std::string::npos);
}

TEST(Aggregate, NamesAChildTableByTheColumnOfItsList) {
  model::Model model = allocation_model();
  model.entities[kBatch].fields[3] = column(model.entities[kBatch].fields[3], "lines");
  const Aggregate product = sqlite_aggregate(model, kProduct);
  expect_prepared(product);
  EXPECT_EQ(product.root.children.front().children.front().name, "lines");
  EXPECT_EQ(product.root.children.front().children.front().position, "allocations_position");
}

TEST(Collisions, OfAChildTypeReachedTwice) {
  model::Model model = allocation_model();
  model.entities[kProduct].fields.push_back(field("spare", list(entity(model, kBatch))));
  const std::string advice =
      "name one of them with [[repoc::column(\"...\")]] on the list that holds it or [[repoc::entity(\"...\")]] on its "
      "class\n";
  EXPECT_EQ(complaints(model, kProduct),
            "identifier-collision: 'Product.batches' and 'Product.spare' are both named 'batch' in the database; " +
                advice +
                "  'Product.batches' is here\n"
                "identifier-collision: 'Product.batches.allocations' and 'Product.spare.allocations' are both named "
                "'order_line' in the database; " +
                advice + "  'Product.batches.allocations' is here\n");
}

TEST(Collisions, BetweenAggregatesAreReportedOnce) {
  model::Model model = allocation_model();
  add_repository(model, "Products", kProduct, string());
  add_repository(model, "Batches", kBatch, string());  // a root and a child
  add_entity(model, "other::Thing", {id(field("id", string()))}, "PRODUCTS");
  add_repository(model, "Things", 4, string());  // another entity with one table name
  expect_prepared(sqlite_aggregate(model, kProduct));
  EXPECT_NE(complaints(model, kBatch).find("'Product.batches' and 'Batch' are both named 'batch'"), std::string::npos);
  EXPECT_NE(complaints(model, 4).find("'Product' and 'Thing' are both named 'PRODUCTS'"), std::string::npos);
  model.repositories[0].backend = "mongo";
  model.repositories[1].backend = "mongo";
  expect_prepared(sqlite_aggregate(model, 4));
}

TEST(Collisions, OfColumnsAndOfTheKeysThatChildrenCarry) {
  model::Model model;
  add_entity(model, "Part",
             {id(field("id", string())), field("thing_id", string()), column(field("note", string()), "ID"),
              field("parts_position", integer())});
  add_entity(model, "Thing", {id(field("id", string())), field("parts", list(entity(model, 0)))});
  EXPECT_EQ(
      complaints(model, 1),
      "identifier-collision: 'Thing::id' and 'Part::thing_id' are both column 'thing_id' of table 'part'; name one of "
      "them with [[repoc::column(\"...\")]]\n  'Thing::id' is here\n"
      "identifier-collision: 'Part::id' and 'Part::note' are both column 'ID' of table 'part'; name one of them with "
      "[[repoc::column(\"...\")]]\n  'Part::id' is here\n"
      "identifier-collision: 'Thing::parts' and 'Part::parts_position' are both column 'parts_position' of table "
      "'part'; name one of them with [[repoc::column(\"...\")]]\n  'Thing::parts' is here\n");
}

TEST(Collisions, OfIndexesAndTables) {
  model::Model model;
  add_entity(model, "Thing", {id(field("id", string())), indexed(field("a", string())), field("parts", Type{})});
  add_entity(model, "Part", {field("n", integer())}, "thing_a_idx");
  model.entities[0].fields[2] = field("parts", list(entity(model, 1)));
  EXPECT_NE(complaints(model, 0).find("an index of 'Thing' and 'Thing.parts' are both named 'thing_a_idx'"),
            std::string::npos);
}

TEST(Aggregate, RefusesWhatSqliteCannotHold) {
  model::Model model;
  add_entity(model, "A", {id(field("id", string()))}, "sqlite_a");
  EXPECT_NE(complaints(model, 0).find("SQLite does not take 'sqlite_a'"), std::string::npos);
  add_entity(model, "B", {field("n", integer())});
  EXPECT_EQ(complaints(model, 1), "missing-id: 'B' has no id\n");
  add_entity(model, "C", {generated(field("id", int64())), id(field("other", string()))});
  EXPECT_NE(complaints(model, 2).find("generated-field: 'C::id' cannot be generated"), std::string::npos);
}

// One criterion over the order's fields, as its where clause.
struct CriterionCase {
  std::size_t field;
  Comparison comparison;
  std::string where;
};

TEST(Criteria, OfEveryComparison) {
  enum : std::size_t { number = 1, status = 2, paid = 3, comment = 5, image = 6, items = 10 };
  const CriterionCase cases[] = {
      {number, Comparison::equal, "o.number = ?1"},
      {number, Comparison::not_equal, "o.number <> ?1"},
      {number, Comparison::less, "o.number < ?1"},
      {number, Comparison::less_equal, "o.number <= ?1"},
      {number, Comparison::greater, "o.number > ?1"},
      {number, Comparison::greater_equal, "o.number >= ?1"},
      {number, Comparison::between, "o.number between ?1 and ?2"},
      {number, Comparison::not_between, "o.number not between ?1 and ?2"},
      {number, Comparison::in, "o.number in (select value from json_each(?1))"},
      {number, Comparison::not_in, "o.number not in (select value from json_each(?1))"},
      {comment, Comparison::not_in, "o.comment is not null and o.comment not in (select value from json_each(?1))"},
      {image, Comparison::in, "hex(o.image) in (select value from json_each(?1))"},
      {comment, Comparison::like, "o.comment glob ?1"},
      {comment, Comparison::not_like, "o.comment not glob ?1"},
      {comment, Comparison::starts_with, "substr(o.comment, 1, length(?1)) = ?1"},
      {comment, Comparison::not_starts_with, "substr(o.comment, 1, length(?1)) <> ?1"},
      {comment, Comparison::ends_with, "substr(o.comment, length(o.comment) - length(?1) + 1) = ?1"},
      {comment, Comparison::not_ends_with, "substr(o.comment, length(o.comment) - length(?1) + 1) <> ?1"},
      {comment, Comparison::contains, "instr(o.comment, ?1) > 0"},
      {comment, Comparison::not_contains, "instr(o.comment, ?1) = 0"},
      {comment, Comparison::is_null, "o.comment is null"},
      {comment, Comparison::is_not_null, "o.comment is not null"},
      {paid, Comparison::is_true, "o.paid = 1"},
      {paid, Comparison::is_false, "o.paid = 0"},
      {comment, Comparison::is_empty, "o.comment = ''"},
      {comment, Comparison::is_not_empty, "o.comment <> ''"},
      {image, Comparison::is_empty, "length(o.image) = 0"},
      {comment, Comparison::same, "o.comment is ?1"},
      {comment, Comparison::not_same, "o.comment is not ?1"},
      {items, Comparison::is_empty,
       "(o.customer, o.number) not in (\n  select i.order_customer, i.order_number\n  from item i\n)"},
      {items, Comparison::is_not_empty,
       "(o.customer, o.number) in (\n  select i.order_customer, i.order_number\n  from item i\n)"},
  };
  model::Model model = shop_model();
  add_repository(model, "shop::Orders", kOrder, string());
  plan::Query q = query(model, "count", Action::count, Shape::number, int64());
  for (const CriterionCase& c : cases) {
    const bool two = c.comparison == Comparison::between || c.comparison == Comparison::not_between;
    const bool none = c.where.find('?') == std::string::npos;
    std::vector<std::size_t> arguments;
    if (!none) arguments.push_back(0);
    if (two) arguments.push_back(1);
    q.where = criterion(kOrder, c.field, c.comparison, arguments);
    EXPECT_EQ(text_of(model, q), "select count(*)\nfrom \"order\" o\nwhere " + c.where);
  }
}

TEST(Criteria, BindListsAndPatterns) {
  model::Model model = shop_model();
  add_repository(model, "shop::Orders", kOrder, string());
  plan::Query q = query(model, "q", Action::exists, Shape::boolean, boolean());
  q.where = all_of({criterion(kOrder, 0, Comparison::in, {0}), criterion(kOrder, 5, Comparison::like, {1}),
                    criterion(kOrder, 0, Comparison::equal, {2}), criterion(kOrder, 5, Comparison::equal, {2})});
  diag::Sink sink;
  EXPECT_EQ(dump(*sqlite().statement(model, sqlite_aggregate(model, kOrder), q, sink)),
            "Orders::q (0 list, 1 like pattern, 2 plain)\n"
            "  select 1\n"
            "  from \"order\" o\n"
            "  where o.customer in (select value from json_each(?1)) and o.comment glob ?2 and o.customer = ?3 and "
            "o.comment = ?3\n"
            "  limit 1\n");
}

TEST(Statements, OfTheAllocationExample) {
  model::Model model = allocation_model();
  add_repository(model, "allocation::ProductRepository", kProduct, string());
  plan::Query q = query(model, "q", Action::select, Shape::pointer, pointer(entity(model, kProduct)));
  const std::string select = "select p.sku, p.version\nfrom products p\n";

  q.where = criterion(kProduct, 0, Comparison::equal, {0});
  EXPECT_EQ(text_of(model, q), select + "where p.sku = ?1");

  q.where = some(kProduct, 1, criterion(kBatch, 0, Comparison::equal, {0}));
  EXPECT_EQ(text_of(model, q), select +
                                   "where p.sku in (\n"
                                   "  select b.product_sku\n"
                                   "  from batch b\n"
                                   "  where b.reference = ?1\n"
                                   ")");

  // A level that asks nothing is skipped.
  q.where = some(kProduct, 1, some(kBatch, 3, criterion(kOrderLine, 0, Comparison::equal, {0})));
  EXPECT_EQ(text_of(model, q), select +
                                   "where p.sku in (\n"
                                   "  select o.product_sku\n"
                                   "  from order_line o\n"
                                   "  where o.orderid = ?1\n"
                                   ")");

  q.where = some(kProduct, 1,
                 all_of({criterion(kBatch, 4, Comparison::less, {0}),
                         some(kBatch, 3, criterion(kOrderLine, 0, Comparison::equal, {1})),
                         criterion(kBatch, 3, Comparison::is_not_empty)}));
  EXPECT_EQ(text_of(model, q), select +
                                   "where p.sku in (\n"
                                   "  select b.product_sku\n"
                                   "  from batch b\n"
                                   "  where b.eta < ?1 and (b.product_sku, b.reference) in (\n"
                                   "    select o.product_sku, o.batch_reference\n"
                                   "    from order_line o\n"
                                   "    where o.orderid = ?2\n"
                                   "  ) and (b.product_sku, b.reference) in (\n"
                                   "    select o2.product_sku, o2.batch_reference\n"
                                   "    from order_line o2\n"
                                   "  )\n"
                                   ")");

  q.where = std::nullopt;
  EXPECT_EQ(text_of(model, q), "select p.sku, p.version\nfrom products p");
  q.order = {{2, true}};
  EXPECT_EQ(text_of(model, q), select + "order by p.version desc, p.sku");
  q.order = {{0, true}};
  q.limit = 3;
  EXPECT_EQ(text_of(model, q), select + "order by p.sku desc\nlimit 3");
  q.order.clear();
  EXPECT_EQ(text_of(model, q), select + "order by p.sku\nlimit 3");
}

TEST(Statements, GroupByPrecedenceOnlyWhereNeeded) {
  model::Model model = shop_model();
  add_repository(model, "shop::Orders", kOrder, string());
  plan::Query q = query(model, "q", Action::count, Shape::number, int64());
  const auto is = [](std::size_t argument) { return criterion(kOrder, 1, Comparison::equal, {argument}); };
  const std::string count = "select count(*)\nfrom \"order\" o\nwhere ";
  q.where = any_of({is(0), all_of({is(1), is(2)})});
  EXPECT_EQ(text_of(model, q), count + "o.number = ?1 or o.number = ?2 and o.number = ?3");
  q.where = all_of({is(0), any_of({is(1), is(2)})});
  EXPECT_EQ(text_of(model, q), count + "o.number = ?1 and (o.number = ?2 or o.number = ?3)");
  q.where = any_of({criterion(kOrder, 5, Comparison::not_in, {0}), is(1)});
  EXPECT_EQ(text_of(model, q),
            count + "o.comment is not null and o.comment not in (select value from json_each(?1)) or o.number = ?2");
}

TEST(Statements, DeleteWithoutAnAlias) {
  model::Model model = allocation_model();
  add_repository(model, "allocation::AllocationRepository", kAllocation, string());
  plan::Query q = query(model, "q", Action::remove, Shape::number, int64());
  q.where =
      all_of({criterion(kAllocation, 1, Comparison::equal, {0}), criterion(kAllocation, 2, Comparison::equal, {1})});
  EXPECT_EQ(text_of(model, q), "delete from allocation\nwhere orderid = ?1 and sku = ?2");
  q.where = std::nullopt;
  EXPECT_EQ(text_of(model, q), "delete from allocation");
  q.where = criterion(kAllocation, 1, Comparison::equal, {0});
  q.order = {{2, false}};
  q.limit = 10;
  EXPECT_EQ(text_of(model, q),
            "delete from allocation\nwhere id in (\n"
            "  select a.id\n  from allocation a\n  where a.orderid = ?1\n  order by a.sku, a.id\n  limit 10\n)");
  q = query(model, "q", Action::remove, Shape::number, int64());
  q.entity = kProduct;
  q.where = some(kProduct, 1, criterion(kBatch, 0, Comparison::equal, {0}));
  EXPECT_EQ(
      text_of(model, q),
      "delete from products\nwhere sku in (\n  select b.product_sku\n  from batch b\n  where b.reference = ?1\n)");
}

// 2,500 conditions would be deeper than SQLite's expressions go.
TEST(Statements, OfAnyLengthPrepare) {
  model::Model model = shop_model();
  add_repository(model, "shop::Orders", kOrder, string());
  plan::Query q = query(model, "q", Action::count, Shape::number, int64());
  std::vector<plan::Predicate> either;
  for (std::size_t i = 0; i < 2500; ++i) either.push_back(criterion(kOrder, 1, Comparison::equal, {i}));
  q.where = any_of(std::move(either));
  EXPECT_EQ(text_of(model, q).substr(0, 57), "select count(*)\nfrom \"order\" o\nwhere (o.number = ?1 or o.");
}

}  // namespace
}  // namespace repoc::dialect
