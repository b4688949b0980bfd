// What is loaded and saved through generated code: statements per call, every type, keys.
#include "shop/shop_test.hpp"

#include <cmath>
#include <limits>

namespace shop {
namespace {

using Loading = ShopTest;
using Saving = ShopTest;
using Keys = ShopTest;

TEST_F(Loading, CostsOneStatementPerTable) {
  store_chair();
  Product table("TABLE");
  table.batches = {{"b3", 1, {{"o9", "TABLE", 1}}, {}}};
  Session session(db());
  Products& products = session.repository<Products>();
  EXPECT_EQ(&products, &session.repository<Products>());
  products.save(table);
  ran();

  EXPECT_EQ(as_text(*products.find("CHAIR")), "CHAIR v1 chair: b1 7 [o1x2 o2x3] b2 5");
  EXPECT_EQ(ran(), (Lines{"begin 0", "Product find 1", "Product.batches load_one 2", "Product.batches.lines load_one 2",
                          "commit 0"}));
  const std::vector<Product> all = products.find_all();
  EXPECT_EQ(ran(), (Lines{"begin 0", "Product find_all 2", "Product.batches load_many 3",
                          "Product.batches.lines load_many 3", "commit 0"}));
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(as_text(all[0]), "CHAIR v1 chair: b1 7 [o1x2 o2x3] b2 5");
  EXPECT_EQ(as_text(all[1]), "TABLE v1 : b3 1 [o9x1]");
  EXPECT_EQ(all[0].batches[1].eta, 2030y / 1 / 31d);

  EXPECT_FALSE(products.find("NONE"));
  EXPECT_EQ(ran(), (Lines{"begin 0", "Product find 0", "commit 0"}));
  EXPECT_TRUE(products.exists("CHAIR"));
  EXPECT_FALSE(products.exists("NONE"));
  EXPECT_EQ(products.count(), 2);
  EXPECT_TRUE(products.exists_by_name("chair"));
  EXPECT_EQ(products.count_by_batches_eta_before(2031y / 1 / 1d), 1);
  EXPECT_EQ(ran(), (Lines{"Product exists 1", "Product exists 0", "Product count 1", "Products::exists_by_name 1",
                          "Products::count_by_batches_eta_before 1"}));
  EXPECT_EQ(products.find_by_name_like("ch%r").size(), 1U);
  EXPECT_EQ(products.find_by_name_like("CH%").size(), 0U);
  for (sqlite3* handle : handles) EXPECT_EQ(sqlite3_txn_state(handle, nullptr), SQLITE_TXN_NONE);
}

TEST_F(Loading, ASessionGivesNoTrackedObjects) {
  Session session(db());
  Products& products = session.repository<Products>();
  EXPECT_THROW(products.get_by_sku("CHAIR"), repoc::UsageError);
  EXPECT_THROW(products.get("CHAIR"), repoc::UsageError);
  EXPECT_THROW(products.add(Product("X")), repoc::UsageError);
  Product mine("X");
  EXPECT_THROW(products.remove(mine), repoc::UsageError);
  EXPECT_EQ(ran(), Lines{});
}

TEST_F(Loading, SeveralRowsForOneResultAreNotUnique) {
  Session session(db());
  Products& products = session.repository<Products>();
  for (const char* sku : {"A", "B"}) {
    Product product(sku);
    product.name = "same";
    products.save(product);
  }
  EXPECT_THROW(products.find_by_name("same"), repoc::NotUnique);
  UnitOfWork work(db());
  EXPECT_THROW(work.repository<Products>().get_one_by_name("same"), repoc::NotUnique);
  EXPECT_THROW(work.repository<Products>().get_one_by_name("none"), repoc::NotFound);
  EXPECT_THROW(work.repository<Products>().get("none"), repoc::NotFound);
  EXPECT_EQ(work.repository<Products>().get("A").name, "same");  // the unit lives on
}

TEST_F(Loading, FourLevelsComeBackAsTheyWere) {
  std::vector<Tree> trees;
  for (int t = 1; t <= 2; ++t) {
    Tree tree{t, {}};
    for (int b = 0; b < 2; ++b) {
      Branch branch{"b" + std::to_string(b), {}};
      for (int w = 0; w < 2; ++w) {
        Twig twig{"w" + std::to_string(w), {}};
        for (int l = 2; l > 0; --l)
          twig.leaves.push_back({l, std::to_string(t) + std::to_string(b) + std::to_string(w)});
        branch.twigs.push_back(twig);
      }
      tree.branches.push_back(branch);
    }
    trees.push_back(tree);
  }
  Session session(db());
  session.repository<Trees>().save_all(trees);
  ran();
  EXPECT_EQ(session.repository<Trees>().find_all(), trees);
  EXPECT_EQ(ran().size(), 6U);  // begin, four tables, commit
  EXPECT_EQ(session.repository<Trees>().find(2), trees[1]);

  // An inner one goes; those after it move up, with what they own.
  UnitOfWork work(db());
  Tree& tree = work.repository<Trees>().get(1);
  EXPECT_EQ(tree, trees[0]);
  tree.branches.erase(tree.branches.begin());
  tree.branches[0].twigs[1].leaves.push_back({9, "new"});
  work.commit();
  EXPECT_EQ(session.repository<Trees>().find(1), tree);
  EXPECT_EQ(rows("leaf"), 8 + 5);
}

TEST_F(Loading, APositionThatIsMissingIsNoReasonToMixUpOwners) {
  Session session(db());
  session.repository<Trees>().save({1, {{"a", {}}, {"b", {{"twig of b", {{1, "x"}}}}}}});
  execute("delete from branch where branches_position = 0");
  const Tree loaded = *session.repository<Trees>().find(1);
  EXPECT_EQ(loaded, (Tree{1, {{"b", {{"twig of b", {{1, "x"}}}}}}}));
  UnitOfWork work(db());
  Tree& tree = work.repository<Trees>().get(1);
  tree.branches[0].text = "changed";
  tree.branches.push_back({"c", {}});
  work.commit();
  EXPECT_EQ(session.repository<Trees>().find(1), tree);
}

TEST_F(Saving, RoundTripsEveryType) {
  Session session(db());
  Things& things = session.repository<Things>();
  Thing thing;
  thing.id = 1;
  things.save(thing);
  EXPECT_EQ(things.find(1), thing);
  thing = {2,
           true,
           -128,
           255,
           -32768,
           4294967295U,
           std::numeric_limits<std::int64_t>::min(),
           static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()),
           0.1F,
           0.1,
           "Füße 😀",
           {std::byte{0}, std::byte{255}},
           Status::sent,
           9999y / 12 / 31d,
           std::chrono::sys_time<std::chrono::microseconds>(1234567us),
           -3ms,
           0,
           "",
           Status::paid};
  things.save(thing);
  EXPECT_EQ(things.find(2), thing);
  EXPECT_EQ(things.find_by_status_in({}).size(), 0U);
  EXPECT_EQ(things.find_by_status_in({Status::sent, Status::paid}).size(), 1U);
  EXPECT_TRUE(things.find_by_u64(~std::uint64_t{0}).empty());  // no field holds it, so none is equal
  const std::uint64_t u64 = std::exchange(thing.u64, ~std::uint64_t{0});
  EXPECT_THROW(things.save(thing), repoc::RangeError);
  thing.u64 = u64;
  thing.text = "secret\xFF";
  EXPECT_THROW(things.save(thing), repoc::EncodingError);
  thing.text = "ok";
  thing.d = std::nan("");
  EXPECT_THROW(things.save(thing), repoc::RangeError);
  EXPECT_EQ(things.find(2)->text, "Füße 😀");
  ran();
  EXPECT_EQ(things.find(3), std::nullopt);
  EXPECT_EQ(ran(), (Lines{"Thing find 0"}));  // a leaf: one statement, autocommit
}

TEST_F(Saving, WritesJustTheDifference) {
  store_chair();
  Session session(db());
  Products& products = session.repository<Products>();
  Product chair = *products.find("CHAIR");
  ran();
  products.save(chair);
  EXPECT_EQ(ran(), (Lines{"begin 0", "Product find 1", "Product.batches load_one 2", "Product.batches.lines load_one 2",
                          "commit 0"}));
  chair.batches[0].lines.erase(chair.batches[0].lines.begin());
  chair.batches[1].quantity = 6;
  products.save(chair);
  EXPECT_EQ(ran(),
            (Lines{"begin 0", "Product find 1", "Product.batches load_one 2", "Product.batches.lines load_one 2",
                   "Product update 1", "Product.batches.lines delete 1", "Product.batches update 1", "commit 0"}));
  EXPECT_EQ(stored(), "CHAIR v2 chair: b1 7 [o2x3] b2 6");
  EXPECT_THROW(products.save(chair), repoc::Conflict);             // still version 1
  EXPECT_THROW(products.save(Product("CHAIR")), repoc::Conflict);  // version 0: to be inserted
  Product gone = *products.find("CHAIR");
  EXPECT_TRUE(products.remove_by_id("CHAIR"));
  EXPECT_FALSE(products.remove_by_id("CHAIR"));
  EXPECT_EQ(rows("line"), 0);
  EXPECT_THROW(products.save(gone), repoc::Conflict);
}

TEST_F(Saving, AllOrNone) {
  Session session(db());
  Things& things = session.repository<Things>();
  std::vector<Thing> some(3);
  for (int i = 0; i < 3; ++i) some[static_cast<std::size_t>(i)].id = i + 1;
  things.save_all(some);
  EXPECT_EQ(things.count(), 3);
  some[0].text = "changed";
  some[2].d = std::nan("");
  EXPECT_THROW(things.save_all(some), repoc::RangeError);
  EXPECT_EQ(things.find(1)->text, "");
  ran();
  things.save_all({});
  EXPECT_EQ(ran(), Lines{});
}

TEST_F(Keys, ThatAreGeneratedAreInTheObject) {
  UnitOfWork work(db());
  Tickets& tickets = work.repository<Tickets>();
  Ticket& ticket = tickets.add({"", "subject"});
  EXPECT_EQ(ticket.id.size(), 32U);
  EXPECT_EQ(&tickets.get(ticket.id), &ticket);
  EXPECT_EQ(tickets.add({"mine", "x"}).id, "mine");
  Posts& posts = work.repository<Posts>();
  Post& first = posts.add({0, "1", {{"c"}}, 0});
  Post& second = posts.add({0, "2", {}, 0});
  Post& chosen = posts.add({100, "3", {}, 0});
  Post& dropped = posts.add({0, "4", {}, 0});
  posts.remove(dropped);
  EXPECT_EQ(posts.list_by_title("2"), std::vector<Post*>{&second});  // flushes
  EXPECT_EQ(chosen.id, 100);
  EXPECT_EQ(first.id, 101);  // after those that are chosen, which it cannot meet so
  EXPECT_EQ(second.id, 102);
  work.commit();
  first.title = "one";
  work.commit();
  EXPECT_EQ(first.version, 2);
  Session session(db());
  session.repository<Posts>().save({0, "saved", {{"x"}, {"y"}}, 0});
  EXPECT_EQ(session.repository<Posts>().find(103)->comments.size(), 2U);
  session.repository<Tickets>().save({"", "saved"});
  EXPECT_EQ(session.repository<Tickets>().count(), 3);
}

TEST_F(Keys, CanBeAStruct) {
  Session session(db());
  Prices& prices = session.repository<Prices>();
  const std::string sku(100, 's');
  prices.save({sku, "EUR", 100});
  prices.save({sku, "USD", 110});
  EXPECT_EQ(prices.find({"USD", sku})->cents, 110);
  EXPECT_FALSE(prices.exists({sku, "USD"}));
  UnitOfWork work(db());
  Price& price = work.repository<Prices>().get({"EUR", sku});
  EXPECT_EQ(&price, &work.repository<Prices>().get({"EUR", sku}));
  price.cents = 99;
  work.commit();
  EXPECT_TRUE(prices.remove_by_id({"USD", sku}));
  EXPECT_EQ(prices.find_all().size(), 1U);
  EXPECT_EQ(prices.find({"EUR", sku})->cents, 99);
}

TEST_F(Loading, AnotherSchemaIsAMappingError) {
  store_chair();
  execute("drop table line");
  Session session(db());
  EXPECT_THROW(session.repository<Products>().find("CHAIR"), repoc::MappingError);
  EXPECT_EQ(ran(), (Lines{"begin 0", "Product find 1", "Product.batches load_one 2",
                          "Product.batches.lines load_one 0 failed", "rollback 0"}));
  UnitOfWork work(db());
  EXPECT_THROW(work.repository<Products>().get("CHAIR"), repoc::MappingError);
  EXPECT_THROW(work.repository<Products>().get("CHAIR"), repoc::MappingError);  // not half an object
}

}  // namespace
}  // namespace shop
