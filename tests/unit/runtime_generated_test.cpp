// The runtime under generated code: what is loaded, what a flush writes, statement by statement, and what is left after an
// error. runtime/shop/*.repoc.* is what `repoc generate` wrote for runtime/shop/repositories.hpp, kept here so that this test
// needs no generator.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <atomic>
#include <cmath>
#include <filesystem>
#include <mutex>
#include <repoc/detail/driver.hpp>
#include <repoc/generated/context.hpp>
#include <repoc/repoc.hpp>
#include <thread>

#include "shop/repositories.repoc.hpp"

namespace {

using namespace std::chrono_literals;
using repoc::Session;
using repoc::UnitOfWork;
using namespace shop;
using Lines = std::vector<std::string>;

// Every connection that the program has opened, to look at what the driver leaves open.
std::mutex handles_mutex;
std::vector<sqlite3*> handles;
int remember(sqlite3* handle, char**, const sqlite3_api_routines*) {
  const std::lock_guard lock(handles_mutex);
  handles.push_back(handle);
  return SQLITE_OK;
}

class Shop : public testing::Test {
 protected:
  explicit Shop(const std::string& options = "") {
    handles.clear();
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(&remember));
    std::string name = (std::filesystem::temp_directory_path() / "repoc-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    database_.emplace(repoc::open("sqlite:" + (folder_ / "shop.db").string() + "?synchronous=off" + options));
    repoc::create_schema<Products>(db());
    repoc::create_schema<Things>(db());
    repoc::create_schema<Tickets>(db());
    repoc::create_schema<Posts>(db());
    repoc::create_schema<Prices>(db());
    repoc::create_schema<Trees>(db());
    repoc::create_schema<Trees>(db());  // again: does no harm
    db().on_statement([this](const repoc::StatementEvent& event) {
      EXPECT_EQ(event.statement.find("secret"), std::string_view::npos);
      log_.push_back(std::string(event.query) + " " + std::to_string(event.rows) + (event.failed ? " failed" : ""));
      text_ = event.statement;
    });
  }
  ~Shop() override {
    // The pool is idle, and nothing was left open.
    for (sqlite3* handle : handles) EXPECT_EQ(sqlite3_txn_state(handle, nullptr), SQLITE_TXN_NONE);
    database_.reset();
    sqlite3_reset_auto_extension();
    std::filesystem::remove_all(folder_);
  }
  repoc::Database& db() { return *database_; }

  // What ran since the last call.
  Lines ran() { return std::exchange(log_, {}); }
  std::string last_text() { return text_; }

  // What is stored, as text: "CHAIR v1 chair: b1 7 [o1/CHAIR x2] b2 5".
  std::string stored(const std::string& sku = "CHAIR") {
    Session session(db());
    const std::optional<Product> product = session.repository<Products>().find(sku);
    std::string text = product ? as_text(*product) : "none";
    log_.clear();
    return text;
  }
  static std::string as_text(const Product& product) {
    std::string text = product.sku() + " v" + std::to_string(product.version()) + " " + product.name + ":";
    for (const Batch& batch : product.batches) {
      text += " " + batch.reference + " " + std::to_string(batch.quantity);
      if (batch.lines.empty()) continue;
      text += " [";
      for (const Line& line : batch.lines) text += line.order + "x" + std::to_string(line.qty) + " ";
      text.back() = ']';
    }
    return text;
  }

  void store_chair() {
    Product chair("CHAIR");
    chair.name = "chair";
    chair.batches = {{"b1", 7, {{"o1", "CHAIR", 2}, {"o2", "CHAIR", 3}}, {}}, {"b2", 5, {}, 2030y / 1 / 31d}};
    Session session(db());
    session.repository<Products>().save(chair);
    log_.clear();
  }

  // Runs `change` on the stored chair in one unit of work; the statements of its commit.
  Lines commit(const std::function<void(Product&)>& change) {
    UnitOfWork work(db());
    Product* chair = work.repository<Products>().get_by_sku("CHAIR");
    change(*chair);
    log_.clear();
    work.commit();
    return ran();
  }

  std::int64_t rows(const std::string& table) {
    repoc::detail::Lease lease(db().state().shared_from_this());
    std::int64_t count = 0;
    {
      repoc::detail::Run run(*lease, repoc::StatementKind::query, {"rows"}, "select count(*) from " + table);
      if (run.next()) run.row().get(0, count);
    }
    log_.clear();
    return count;
  }
  void execute(const std::string& sql) {
    repoc::detail::Lease lease(db().state().shared_from_this());
    repoc::detail::Run(*lease, repoc::StatementKind::write, {"by hand"}, sql).finish();
    log_.clear();
  }

 private:
  std::filesystem::path folder_;
  std::optional<repoc::Database> database_;
  Lines log_;
  std::string text_;
};
using Loading = Shop;
using Saving = Shop;
using Units = Shop;
using Children = Shop;
using Keys = Shop;

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
        for (int l = 2; l > 0; --l) twig.leaves.push_back({l, std::to_string(t) + std::to_string(b) + std::to_string(w)});
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
  thing = {2, true, -128, 255, -32768, 4294967295U, std::numeric_limits<std::int64_t>::min(),
           static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()), 0.1F, 0.1, "Füße 😀",
           {std::byte{0}, std::byte{255}}, Status::sent, 9999y / 12 / 31d,
           std::chrono::sys_time<std::chrono::microseconds>(1234567us), -3ms, 0, "", Status::paid};
  things.save(thing);
  EXPECT_EQ(things.find(2), thing);
  EXPECT_EQ(things.find_by_status_in({}).size(), 0U);
  EXPECT_EQ(things.find_by_status_in({Status::sent, Status::paid}).size(), 1U);
  EXPECT_THROW(things.find_by_u64(~std::uint64_t{0}), repoc::RangeError);
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
  EXPECT_EQ(ran(), (Lines{"begin 0", "Product find 1", "Product.batches load_one 2", "Product.batches.lines load_one 2",
                          "Product update 1", "Product.batches.lines delete 1", "Product.batches update 1", "commit 0"}));
  EXPECT_EQ(stored(), "CHAIR v2 chair: b1 7 [o2x3] b2 6");
  EXPECT_THROW(products.save(chair), repoc::Conflict);           // still version 1
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

TEST_F(Units, WithoutCommitNothingIsStored) {
  {
    UnitOfWork work(db());
    work.repository<Products>().add(Product("CHAIR"));
    work.flush();
    EXPECT_EQ(ran(), (Lines{"begin 0", "Product insert 1"}));
    EXPECT_EQ(stored(), "none");  // others do not see it
  }
  EXPECT_EQ(ran(), (Lines{"rollback 0"}));
  EXPECT_EQ(rows("products"), 0);
  try {
    UnitOfWork work(db());
    work.repository<Products>().add(Product("CHAIR"));
    throw 7;
  } catch (int) {
  }
  EXPECT_EQ(rows("products"), 0);
  UnitOfWork work(db());
  work.repository<Products>().add(Product("CHAIR"));
  work.repository<Things>().add({});
  work.commit();
  EXPECT_EQ(rows("products"), 1);
  EXPECT_EQ(rows("thing"), 1);
}

TEST_F(Units, WriteOnlyWhatChanged) {
  store_chair();
  EXPECT_EQ(commit([](Product&) {}), Lines{});
  EXPECT_EQ(commit([](Product& p) {
              p.name = "x";
              p.name = "chair";
            }),
            Lines{});
  EXPECT_EQ(stored(), "CHAIR v1 chair: b1 7 [o1x2 o2x3] b2 5");
  EXPECT_EQ(commit([](Product& p) { p.name = "armchair"; }), (Lines{"begin 0", "Product update 1", "commit 0"}));
  EXPECT_EQ(commit([](Product& p) { p.batches[0].lines[1].qty = 4; }),
            (Lines{"begin 0", "Product update 1", "Product.batches.lines update 1", "commit 0"}));
  EXPECT_EQ(commit([](Product& p) { p.batches[1].eta.reset(); }),
            (Lines{"begin 0", "Product update 1", "Product.batches update 1", "commit 0"}));
  EXPECT_EQ(stored(), "CHAIR v4 armchair: b1 7 [o1x2 o2x4] b2 5");
  UnitOfWork work(db());
  EXPECT_EQ(work.repository<Products>().get("CHAIR").batches[1].eta, std::nullopt);
}

TEST_F(Units, UpdateTextNamesTheChangedColumnsAndTheVersion) {
  store_chair();
  UnitOfWork work(db());
  Product& chair = work.repository<Products>().get("CHAIR");
  chair.batches[0].quantity = 1;
  work.flush();
  EXPECT_EQ(last_text(), "update batch\nset quantity = ?1\nwhere products_sku = ?2 and reference = ?3");
  chair.name = "x";
  work.flush();
  EXPECT_EQ(last_text(), "update products\nset name = ?1, version = ?2\nwhere sku = ?3 and version = ?4");
  EXPECT_EQ(chair.version(), 3);
  ran();
  work.flush();
  EXPECT_EQ(ran(), Lines{});
}

TEST_F(Units, CommitAgainStoresWhatChangedSince) {
  store_chair();
  UnitOfWork work(db());
  Product& chair = work.repository<Products>().get("CHAIR");
  chair.name = "one";
  work.commit();
  chair.name = "two";
  work.commit();
  EXPECT_EQ(stored(), "CHAIR v3 two: b1 7 [o1x2 o2x3] b2 5");
  EXPECT_THROW(work.commit(), repoc::UsageError);
  work.repository<Products>();
  work.commit();
  chair.name = "three";
  work.commit();
  EXPECT_EQ(stored(), "CHAIR v4 three: b1 7 [o1x2 o2x3] b2 5");
}

TEST_F(Units, TheSameRowIsTheSameObject) {
  store_chair();
  UnitOfWork work(db());
  Products& products = work.repository<Products>();
  Product* chair = products.get_by_sku("CHAIR");
  chair->batches[0].quantity = 100;
  ran();
  EXPECT_EQ(&products.get("CHAIR"), chair);
  EXPECT_EQ(products.find("CHAIR")->batches[0].quantity, 100);
  EXPECT_EQ(ran(), Lines{});  // the identity map answers
  EXPECT_EQ(products.get_by_batches_reference("b2"), chair);
  EXPECT_EQ(products.list_by_sku_in({"CHAIR", "NONE"}), std::vector<Product*>{chair});
  EXPECT_EQ(chair->batches[0].quantity, 100);
  EXPECT_EQ(ran(), (Lines{"begin 0", "Product update 1", "Product.batches update 1", "Products::get_by_batches_reference 1",
                          "Products::list_by_sku_in 1"}));

  UnitOfWork late(db(), repoc::FlushMode::on_commit);
  Product* other = late.repository<Products>().get_by_sku("CHAIR");
  other->name = "local";
  ran();
  EXPECT_EQ(late.repository<Products>().get_by_sku("CHAIR"), other);
  EXPECT_EQ(other->name, "local");  // a query does not overwrite it, nor is it written yet
  EXPECT_EQ(ran(), (Lines{"begin 0", "Products::get_by_sku 1", "commit 0"}));
}

TEST_F(Units, QueriesSeeTheUnitsOwnChanges) {
  store_chair();
  UnitOfWork work(db());
  Products& products = work.repository<Products>();
  Product& table = products.add(Product("TABLE"));
  table.name = "first";
  table.name = "table";
  EXPECT_EQ(products.get_by_sku("TABLE"), &table);
  EXPECT_EQ(&products.get("TABLE"), &table);
  EXPECT_TRUE(products.exists_by_name("table"));
  EXPECT_FALSE(products.exists_by_name("first"));
  EXPECT_EQ(products.count(), 2);
  products.remove(products.get("CHAIR"));
  EXPECT_FALSE(products.find("CHAIR"));
  EXPECT_THROW(products.get("CHAIR"), repoc::NotFound);
  EXPECT_EQ(products.get_by_sku("CHAIR"), nullptr);
  EXPECT_EQ(products.count(), 1);
  work.commit();
  EXPECT_EQ(table.version(), 1);
  EXPECT_EQ(rows("batch"), 0);
}

TEST_F(Units, AStaleVersionIsAConflictAndNothingIsStored) {
  store_chair();
  UnitOfWork one(db());
  UnitOfWork two(db());
  one.repository<Products>().get("CHAIR").batches[0].quantity = 1;
  two.repository<Products>().get("CHAIR").batches[0].lines.clear();
  two.repository<Things>().add({});
  one.commit();
  EXPECT_THROW(two.commit(), repoc::Conflict);
  EXPECT_EQ(stored(), "CHAIR v2 chair: b1 1 [o1x2 o2x3] b2 5");
  EXPECT_EQ(rows("thing"), 0);
  EXPECT_THROW(two.commit(), repoc::UsageError);
  EXPECT_THROW(two.repository<Products>(), repoc::UsageError);

  UnitOfWork three(db());
  Product& chair = three.repository<Products>().get("CHAIR");
  execute("update products set version = 9");
  three.repository<Products>().remove(chair);
  EXPECT_THROW(three.commit(), repoc::Conflict);
  EXPECT_EQ(rows("products"), 1);
}

TEST_F(Units, AMissingRowIsAConflictWithoutAVersionToo) {
  Session session(db());
  session.repository<Things>().save(Thing{});
  UnitOfWork work(db());
  Thing& thing = work.repository<Things>().get(0);
  thing.text = "x";
  EXPECT_TRUE(session.repository<Things>().remove_by_id(0));
  EXPECT_THROW(work.commit(), repoc::Conflict);
}

TEST_F(Units, ADuplicateKeyIsAConstraintViolationThatNamesIt) {
  store_chair();
  UnitOfWork work(db());
  work.repository<Products>().add(Product("CHAIR"));
  try {
    work.commit();
    FAIL();
  } catch (const repoc::ConstraintViolation& e) {
    EXPECT_STREQ(e.what(), "Product insert: UNIQUE constraint failed: products.sku (SQLite 1555)");
  }
  UnitOfWork twice(db());
  twice.repository<Products>().add(Product("A"));
  twice.repository<Products>().add(Product("A"));
  EXPECT_THROW(twice.flush(), repoc::ConstraintViolation);
  EXPECT_EQ(rows("products"), 1);
}

TEST_F(Units, RemovedAndAddedAgainInOneFlush) {
  store_chair();
  UnitOfWork work(db());
  Products& products = work.repository<Products>();
  products.remove(products.get("CHAIR"));
  Product& again = products.add(Product("CHAIR"));
  again.name = "new";
  ran();
  work.commit();
  EXPECT_EQ(ran(), (Lines{"begin 0", "Product delete 1", "Product insert 1", "commit 0"}));
  EXPECT_EQ(stored(), "CHAIR v1 new:");
  again.name = "newer";
  EXPECT_EQ(&products.get("CHAIR"), &again);
  work.commit();
  EXPECT_EQ(stored(), "CHAIR v2 newer:");
  Product& never = products.add(Product("NEVER"));
  products.remove(never);
  EXPECT_THROW(products.remove(never), repoc::UsageError);
  Product mine("MINE");
  EXPECT_THROW(products.remove(mine), repoc::UsageError);
  ran();
  work.commit();
  EXPECT_EQ(ran(), Lines{});
}

TEST_F(Units, DeleteByNameIsOneStatementAndForgetsWhatItRemoved) {
  store_chair();
  UnitOfWork work(db());
  Products& products = work.repository<Products>();
  EXPECT_EQ(products.delete_by_name("none"), 0);  // nothing tracked yet
  EXPECT_EQ(ran(), (Lines{"begin 0", "Products::delete_by_name 0"}));
  Product& chair = products.get("CHAIR");
  chair.name = "renamed";
  ran();
  EXPECT_EQ(products.delete_by_name("renamed"), 1);
  EXPECT_EQ(ran(), (Lines{"Product update 1", "Products::delete_by_name 1"}));
  EXPECT_EQ(last_text(), "delete from products\nwhere name = ?1\nreturning sku");
  EXPECT_EQ(chair.name, "renamed");  // the object is still there, but no longer tracked
  EXPECT_THROW(products.remove(chair), repoc::UsageError);
  EXPECT_FALSE(products.find("CHAIR"));
  Product& again = products.add(Product("CHAIR"));
  EXPECT_NE(&again, &chair);
  work.flush();
  EXPECT_TRUE(products.remove_by_id("CHAIR"));
  EXPECT_FALSE(products.remove_by_id("CHAIR"));
  work.commit();
  EXPECT_EQ(rows("products"), 0);
  EXPECT_EQ(rows("line"), 0);
}

TEST_F(Units, SaveIsForDetachedValues) {
  store_chair();
  UnitOfWork work(db());
  Products& products = work.repository<Products>();
  Product copy = *products.find("CHAIR");
  copy.name = "saved";
  products.save(copy);
  Product& chair = products.get("CHAIR");
  EXPECT_EQ(chair.name, "saved");
  EXPECT_EQ(chair.version(), 2);
  EXPECT_THROW(products.save(chair), repoc::UsageError);
  work.commit();
  EXPECT_EQ(stored(), "CHAIR v2 saved: b1 7 [o1x2 o2x3] b2 5");
  UnitOfWork stale(db());
  EXPECT_THROW(stale.repository<Products>().save(copy), repoc::Conflict);
  EXPECT_THROW(stale.commit(), repoc::UsageError);  // a failed write ends it
}

TEST_F(Units, AStoredIdCannotBeChanged) {
  store_chair();
  UnitOfWork work(db());
  work.repository<Products>().get("CHAIR").set_sku("STOOL");
  EXPECT_THROW(work.commit(), repoc::UsageError);
  UnitOfWork fresh(db());
  Products& products = fresh.repository<Products>();
  Product& added = products.add(Product("ONE"));
  added.set_sku("TWO");  // not stored yet
  fresh.flush();
  EXPECT_EQ(&products.get("TWO"), &added);
  EXPECT_THROW(products.get("ONE"), repoc::NotFound);
}

TEST_F(Units, BelongToOneThread) {
  UnitOfWork work(db());
  Products& products = work.repository<Products>();
  std::thread([&] {
    EXPECT_THROW(work.commit(), repoc::UsageError);
    EXPECT_THROW(work.repository<Products>(), repoc::UsageError);
    EXPECT_THROW(products.find("x"), repoc::UsageError);
    EXPECT_THROW(products.add(Product("x")), repoc::UsageError);
  }).join();
  EXPECT_FALSE(products.find("x"));
}

TEST_F(Units, RollBackMakesEndOfIt) {
  store_chair();
  UnitOfWork work(db());
  work.repository<Products>().get("CHAIR").name = "x";
  work.flush();
  work.rollback();
  EXPECT_THROW(work.flush(), repoc::UsageError);
  EXPECT_THROW(work.commit(), repoc::UsageError);
  work.rollback();
  EXPECT_EQ(stored(), "CHAIR v1 chair: b1 7 [o1x2 o2x3] b2 5");
}

TEST_F(Units, RootsAreWrittenInTheOrderOfTheirKeys) {
  Session session(db());
  for (int i = 1; i <= 12; ++i) {
    Thing thing;
    thing.id = i;
    session.repository<Things>().save(thing);
  }
  UnitOfWork work(db());
  Things& things = work.repository<Things>();
  for (const int id : {11, 2, 7}) things.get(id).maybe_int = id;
  std::vector<int> order;
  execute("create table seen (id integer) strict");
  execute("create trigger seeing after update on thing begin insert into seen values (new.id); end");
  work.commit();
  EXPECT_EQ(rows("(select 1 from (select id, lag(id) over (order by rowid) as before from seen) where before > id)"), 0);
  EXPECT_EQ(rows("seen"), 3);
}

TEST_F(Units, NestedTransactIsASavepoint) {
  store_chair();
  UnitOfWork work(db());
  Products& products = work.repository<Products>();
  Product& chair = products.get("CHAIR");
  chair.name = "outer";
  repoc::transact(work, [&](UnitOfWork& inner) {
    inner.repository<Products>().get("CHAIR").batches[0].quantity = 1;
    inner.repository<Products>().add(Product("KEPT"));
  });
  ran();
  EXPECT_THROW(repoc::transact(work,
                               [&](UnitOfWork& inner) {
                                 chair.name = "inner";
                                 inner.repository<Products>().add(Product("LOST"));
                                 inner.flush();
                                 inner.repository<Products>().add(Product("CHAIR"));
                                 inner.flush();  // fails
                               }),
               repoc::ConstraintViolation);
  EXPECT_EQ(ran(), (Lines{"savepoint 0", "Product update 1", "Product insert 1", "Product insert 0 failed",
                          "rollback to savepoint 0", "release savepoint 0"}));
  Product& again = products.get("CHAIR");  // what was changed inside is forgotten
  EXPECT_NE(&again, &chair);
  EXPECT_EQ(again.name, "outer");
  EXPECT_FALSE(products.find("LOST"));
  EXPECT_THROW(repoc::transact(work,
                               [&](UnitOfWork& inner) {
                                 repoc::transact(inner, [&](UnitOfWork&) { again.batches.clear(); });
                                 EXPECT_THROW(inner.commit(), repoc::UsageError);
                                 throw 7;
                               }),
               int);
  EXPECT_THROW(repoc::transact(work,
                               [&](UnitOfWork& inner) {
                                 inner.repository<Products>().add(Product("CHAIR"));
                                 EXPECT_THROW(inner.flush(), repoc::ConstraintViolation);  // swallowed
                               }),
               repoc::UsageError);
  work.commit();
  EXPECT_EQ(stored(), "CHAIR v3 outer: b1 1 [o1x2 o2x3] b2 5");
  EXPECT_EQ(stored("KEPT"), "KEPT v1 :");
}

TEST_F(Units, AFailedSavepointBeforeAnyWriteUndoesAll) {
  store_chair();
  UnitOfWork work(db());
  Products& products = work.repository<Products>();
  Product& chair = products.get("CHAIR");
  EXPECT_THROW(repoc::transact(work,
                               [&](UnitOfWork& inner) {
                                 chair.name = "inner";
                                 inner.flush();
                                 throw 7;
                               }),
               int);
  products.get("CHAIR").name = "outer";
  work.commit();
  EXPECT_EQ(stored(), "CHAIR v2 outer: b1 7 [o1x2 o2x3] b2 5");
}

TEST_F(Units, TransactRepeatsAfterAConflict) {
  store_chair();
  int attempts = 0;
  repoc::transact(db(), [&](UnitOfWork& work) {
    Product& chair = work.repository<Products>().get("CHAIR");
    if (++attempts < 3) execute("update products set version = version + 1");
    chair.name = "attempt " + std::to_string(attempts);
  });
  EXPECT_EQ(attempts, 3);
  EXPECT_EQ(stored(), "CHAIR v4 attempt 3: b1 7 [o1x2 o2x3] b2 5");
  attempts = 0;
  EXPECT_THROW(repoc::transact(
                   db(),
                   [&](UnitOfWork&) {
                     ++attempts;
                     throw repoc::Retryable("busy");
                   },
                   {.attempts = 2}),
               repoc::Retryable);
  EXPECT_EQ(attempts, 2);
  EXPECT_THROW(repoc::transact(db(), [&](UnitOfWork&) { throw repoc::NotFound("x"); }), repoc::NotFound);
  repoc::transact(db(), [&](UnitOfWork& work) { work.commit(); });
  repoc::transact(db(), [&](UnitOfWork& work) {
    work.repository<Products>().get("CHAIR").name = "never";
    work.rollback();
  });
  EXPECT_EQ(stored(), "CHAIR v4 attempt 3: b1 7 [o1x2 o2x3] b2 5");
}

TEST_F(Units, ThreadsThatTransactLoseNothing) {
  store_chair();
  db().on_statement({});
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 10; ++j) {
        repoc::transact(
            db(), [](UnitOfWork& work) { ++work.repository<Products>().get("CHAIR").batches[0].quantity; },
            {.attempts = 100});
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(stored(), "CHAIR v41 chair: b1 47 [o1x2 o2x3] b2 5");
}

TEST_F(Children, AreInsertedMovedUpdatedAndDeletedWithTheirRoot) {
  const auto line = [](const char* order) { return Line{order, "CHAIR", 1}; };
  struct Case {
    const char* what;
    std::function<void(Product&)> change;
    Lines statements;  // after "begin" and the root's update
    const char* stored;
  };
  const Case cases[] = {
      {"append", [&](Product& p) { p.batches[0].lines.push_back(line("o3")); }, {"Product.batches.lines insert 1"},
       "b1 7 [o1x2 o2x3 o3x1] b2 5"},
      {"pop", [](Product& p) { p.batches[0].lines.pop_back(); }, {"Product.batches.lines delete 1"}, "b1 7 [o1x2] b2 5"},
      {"clear", [](Product& p) { p.batches[0].lines.clear(); },
       {"Product.batches.lines delete 1", "Product.batches.lines delete 1"}, "b1 7 b2 5"},
      {"insert between", [&](Product& p) { p.batches[0].lines.insert(p.batches[0].lines.begin() + 1, line("o3")); },
       {"Product.batches.lines insert 1"}, "b1 7 [o1x2 o3x1 o2x3] b2 5"},
      {"erase the first", [](Product& p) { p.batches[0].lines.erase(p.batches[0].lines.begin()); },
       {"Product.batches.lines delete 1"}, "b1 7 [o2x3] b2 5"},
      {"swap", [](Product& p) { std::swap(p.batches[0].lines[0], p.batches[0].lines[1]); },
       {"Product.batches.lines update 1"}, "b1 7 [o2x3 o1x2] b2 5"},
      {"swap owners", [](Product& p) { std::swap(p.batches[0], p.batches[1]); }, {"Product.batches update 1"},
       "b2 5 b1 7 [o1x2 o2x3]"},
      {"remove an owner", [](Product& p) { p.batches.erase(p.batches.begin()); }, {"Product.batches delete 1"}, "b2 5"},
      {"move to another owner",
       [](Product& p) {
         p.batches[1].lines.push_back(p.batches[0].lines[0]);
         p.batches[0].lines.erase(p.batches[0].lines.begin());
       },
       {"Product.batches.lines delete 1", "Product.batches.lines insert 1"}, "b1 7 [o2x3] b2 5 [o1x2]"},
      {"move and remove the old owner",
       [](Product& p) {
         p.batches[1].lines = std::move(p.batches[0].lines);
         p.batches.erase(p.batches.begin());
       },
       {"Product.batches delete 1", "Product.batches.lines insert 1", "Product.batches.lines insert 1"},
       "b2 5 [o1x2 o2x3]"},
      {"remove and add the same key", [&](Product& p) { p.batches[0].lines = {{"o2", "CHAIR", 9}, {"o1", "CHAIR", 2}}; },
       {"Product.batches.lines update 1", "Product.batches.lines update 1"}, "b1 7 [o2x9 o1x2] b2 5"},
      {"assign the same list", [](Product& p) { p.batches = std::vector<Batch>(p.batches); }, {}, "b1 7 [o1x2 o2x3] b2 5"},
      {"replace all", [&](Product& p) { p.batches = {{"b9", 1, {line("o9")}, {}}}; },
       {"Product.batches delete 1", "Product.batches delete 1", "Product.batches insert 1",
        "Product.batches.lines insert 1"},
       "b9 1 [o9x1]"},
      {"change a key", [](Product& p) { p.batches[1].reference = "b3"; },
       {"Product.batches delete 1", "Product.batches insert 1"}, "b1 7 [o1x2 o2x3] b3 5"},
  };
  for (const Case& c : cases) {
    execute("delete from products");
    store_chair();
    Lines expected = c.statements;
    if (!expected.empty()) {
      expected.insert(expected.begin(), {"begin 0", "Product update 1"});
      expected.push_back("commit 0");
    }
    EXPECT_EQ(commit(c.change), expected) << c.what;
    const std::string version = c.statements.empty() ? "v1" : "v2";
    EXPECT_EQ(stored(), "CHAIR " + version + " chair: " + c.stored) << c.what;
  }
}

TEST_F(Children, AreStoredAcrossManyFlushesOfOneUnit) {
  store_chair();
  UnitOfWork work(db());
  Product& chair = work.repository<Products>().get("CHAIR");
  std::uint32_t random = 1;
  const auto next = [&](std::size_t below) { return (random = random * 1664525 + 1013904223) / 65536 % below; };
  for (int round = 0; round < 300; ++round) {
    std::vector<Line>& lines = chair.batches[next(2)].lines;
    switch (next(5)) {
      case 0: lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(next(lines.size() + 1)),
                           {"n" + std::to_string(round), "CHAIR", round}); break;
      case 1: if (lines.size() > 5) lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(next(lines.size()))); break;
      case 2: if (!lines.empty()) std::swap(lines[next(lines.size())], lines[next(lines.size())]); break;
      case 3: if (!lines.empty()) lines[next(lines.size())].qty = round; break;
      default: std::swap(chair.batches[0], chair.batches[1]); break;
    }
    work.flush();
    if (round % 10 == 0) {
      work.commit();
      ASSERT_EQ(stored(), as_text(chair)) << round;
    }
  }
}

TEST_F(Children, WithTheSameKeyTwiceAreRefused) {
  store_chair();
  UnitOfWork work(db());
  Product& chair = work.repository<Products>().get("CHAIR");
  chair.batches[0].lines.push_back(chair.batches[0].lines[0]);
  EXPECT_THROW(work.commit(), repoc::ConstraintViolation);
}

TEST_F(Children, OfAPlaceOfTheirOwnAreUpdatedInPlace) {
  UnitOfWork work(db());
  Posts& posts = work.repository<Posts>();
  Post& post = posts.add({0, "title", {{"a"}, {"b"}, {"c"}}, 0});
  work.commit();
  EXPECT_GT(post.id, 0);
  EXPECT_EQ(post.version, 1);
  EXPECT_EQ(&posts.get(post.id), &post);
  ran();
  post.comments.erase(post.comments.begin());
  work.commit();
  EXPECT_EQ(ran(), (Lines{"begin 0", "Post update 1", "Post.comments delete 1", "Post.comments update 1",
                          "Post.comments update 1", "commit 0"}));
  post.comments.push_back({"d"});
  work.commit();
  const Post loaded = *Session(db()).repository<Posts>().find(post.id);
  ASSERT_EQ(loaded.comments.size(), 3U);
  EXPECT_EQ(loaded.comments[0].text + loaded.comments[1].text + loaded.comments[2].text, "bcd");
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
  EXPECT_EQ(first.id, 1);
  EXPECT_EQ(second.id, 2);
  EXPECT_EQ(chosen.id, 100);
  work.commit();
  first.title = "one";
  work.commit();
  EXPECT_EQ(first.version, 2);
  Session session(db());
  session.repository<Posts>().save({0, "saved", {{"x"}, {"y"}}, 0});
  EXPECT_EQ(session.repository<Posts>().find(101)->comments.size(), 2U);
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

// Linear: a million would show the same, a hundred times slower under the sanitizers.
TEST_F(Units, ManyObjectsAndOneChange) {
  db().on_statement({});
  constexpr int kMany = 20'000;
  {
    UnitOfWork work(db());
    for (int i = 1; i <= kMany; ++i) {
      Thing thing;
      thing.id = i;
      thing.status = Status::sent;
      work.repository<Things>().add(std::move(thing));
    }
    work.commit();
  }
  UnitOfWork work(db());
  Products& products = work.repository<Products>();
  for (int i = 0; i < 2000; ++i) {
    Product product("P" + std::to_string(i));
    product.batches = {{"b" + std::to_string(i), 1, {{"o", "s", 1}}, {}}};
    products.add(std::move(product));
  }
  work.commit();
  Session session(db());
  EXPECT_EQ(session.repository<Products>().find_all().size(), 2000U);
  EXPECT_EQ(session.repository<Things>().find_by_status_in({Status::sent}).size(), static_cast<std::size_t>(kMany));
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
