// The unit of work under generated code: what a flush writes, statement by statement, and what is left after an error.
#include "shop/shop_test.hpp"

namespace shop {
namespace {

using Units = ShopTest;

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
  EXPECT_EQ(last_text(), "update batch\nset quantity = ?1\nwhere product_sku = ?2 and reference = ?3");
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
  EXPECT_EQ(ran(), (Lines{"begin 0", "Product update 1", "Product.batches update 1",
                          "Products::get_by_batches_reference 1", "Products::list_by_sku_in 1"}));

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

TEST_F(Units, AVersionThatCannotBeCountedUpIsARangeError) {
  store_chair();
  execute("update products set version = 9223372036854775806");
  commit([](Product& chair) { chair.name = "last"; });
  EXPECT_EQ(stored(), "CHAIR v9223372036854775807 last: b1 7 [o1x2 o2x3] b2 5");
  EXPECT_THROW(commit([](Product& chair) { chair.batches.pop_back(); }), repoc::RangeError);
  Session session(db());
  Product copy = session.repository<Products>().find("CHAIR").value();
  session.repository<Products>().save(copy);  // nothing to write
  copy.name = "beyond";
  EXPECT_THROW(session.repository<Products>().save(copy), repoc::RangeError);
  EXPECT_EQ(stored(), "CHAIR v9223372036854775807 last: b1 7 [o1x2 o2x3] b2 5");

  Posts& posts = session.repository<Posts>();
  posts.save({7, "first", {}, 0});
  execute("update post set version = 2147483647");  // the last of its field, if not of the column
  Post post = posts.find(7).value();
  post.title = "beyond";
  try {
    posts.save(post);
    ADD_FAILURE();
  } catch (const repoc::RangeError& error) {
    EXPECT_EQ(error.query(), "Post update");
  }
  EXPECT_EQ(posts.find(7)->title, "first");
  UnitOfWork work(db());
  work.repository<Posts>().remove(work.repository<Posts>().get(7));  // needs no next one
  work.commit();
  EXPECT_EQ(posts.count(), 0);
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
  for (const int id : {11, 2, 7}) things.get(id).maybe_int = id;  // a load by key has no need to flush
  execute("create table seen (id integer) strict");
  execute("create trigger seeing after update on thing begin insert into seen values (new.id); end");
  work.commit();
  EXPECT_EQ(rows("(select 1 from (select id, lag(id) over (order by rowid) as before from seen) where before > id)"),
            0);
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
  EXPECT_THROW(repoc::transact(db(),
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

TEST_F(Units, TransactDoesNotRepeatWhatIsStored) {
  store_chair();
  const auto fails_after_its_commit = [&](auto error, int& attempts) {
    repoc::transact(db(), [&](UnitOfWork& work) {
      ++attempts;
      ++work.repository<Products>().get("CHAIR").batches[0].quantity;
      work.commit();
      throw error;
    });
  };
  int attempts = 0;
  EXPECT_THROW(fails_after_its_commit(repoc::Retryable("busy"), attempts), repoc::Retryable);
  EXPECT_EQ(attempts, 1);
  EXPECT_THROW(fails_after_its_commit(repoc::Conflict("stale"), attempts), repoc::Conflict);
  EXPECT_EQ(attempts, 2);
  EXPECT_EQ(stored(), "CHAIR v3 chair: b1 9 [o1x2 o2x3] b2 5");
}

TEST_F(Units, ServeOneCallAtATime) {
  store_chair();
  UnitOfWork work(db());
  Products& products = work.repository<Products>();
  int asked = 0;
  int refused = 0;
  db().on_statement([&](const repoc::StatementEvent&) {
    if (asked++ > 0) return;
    for (const auto& call :
         {std::function<void()>([&] { products.count(); }), std::function<void()>([&] { work.flush(); }),
          std::function<void()>([&] { work.commit(); })}) {
      try {
        call();
      } catch (const repoc::UsageError&) {
        ++refused;
      }
    }
  });
  Product& chair = products.get("CHAIR");
  EXPECT_EQ(refused, 3);
  EXPECT_EQ(chair.batches.size(), 2U);
  chair.name = "after";
  work.commit();
  EXPECT_EQ(stored(), "CHAIR v2 after: b1 7 [o1x2 o2x3] b2 5");
}

TEST_F(Units, ThreadsThatTransactLoseNothing) {
  store_chair();
  db().on_statement({});
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 10; ++j) {
        repoc::transact(db(), [](UnitOfWork& work) { ++work.repository<Products>().get("CHAIR").batches[0].quantity; },
                        {.attempts = 100});
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(stored(), "CHAIR v41 chair: b1 47 [o1x2 o2x3] b2 5");
}

TEST_F(Units, OneChangeOfManyObjectsIsOneUpdate) {
  constexpr int kMany = 20'000;
  UnitOfWork work(db());
  Things& things = work.repository<Things>();
  for (int i = 1; i <= kMany; ++i) {
    Thing thing;
    thing.id = i;
    thing.status = Status::sent;
    things.add(std::move(thing));
  }
  work.commit();
  EXPECT_EQ(ran().size(), kMany / 128 + 1 + 2U);  // the last insert takes the 32 that are left
  things.get(kMany / 2).text = "changed";
  work.commit();
  EXPECT_EQ(ran(), (Lines{"begin 0", "Thing update 1", "commit 0"}));
  Session session(db());
  EXPECT_EQ(session.repository<Things>().find_by_status_in({Status::sent}).size(), static_cast<std::size_t>(kMany));
}

}  // namespace
}  // namespace shop
