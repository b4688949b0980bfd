// Streams: in a session, in a unit of work, in the transaction of one; read to the end, given up, cut off.
#include <sqlite3.h>

#include <new>
#include <ranges>
#include <set>

#include "repoc/detail/driver.hpp"
#include "runtime/items.hpp"

namespace items {
namespace {

using repoc::Session;
using repoc::UnitOfWork;
using repoc::UsageError;

static_assert(std::ranges::input_range<repoc::Stream<Item>>);
static_assert(std::movable<repoc::Stream<Item>> && !std::copyable<repoc::Stream<Item>>);

class Streams : public ItemsTest {
 protected:
  Streams() : ItemsTest("&pool=2&acquire_timeout=50") {}
  void store_many(int count) {
    std::vector<Item> all;
    for (int i = 0; i < count; ++i) all.push_back({std::to_string(1000 + i), "many", {}, i, 0, {{1, "a"}, {2, "b"}}});
    store(all);
  }
  static int size(repoc::Stream<Item>& stream) {
    int count = 0;
    while (stream.next()) ++count;
    return count;
  }
};

TEST_F(Streams, ReadAFewHundredRootsAtATimeWithWhatTheyOwn) {
  store_many(600);
  std::vector<Item> seen;
  {
    // The name is gone before the first row is read.
    repoc::Stream<Item> stream = items().stream(std::string("many"));
    EXPECT_EQ(ran(), Lines{"begin 0"});
    for (Item& item : stream) {
      seen.push_back(std::move(item));
      if (seen.size() == 1) {
        EXPECT_EQ(ran(), Lines{"Item.notes load_many 512"});
      }
    }
  }
  EXPECT_EQ(ran(), (Lines{"Item.notes load_many 512", "Items::stream 600", "Item.notes load_many 176", "rollback 0"}));
  ASSERT_EQ(seen.size(), 600U);
  EXPECT_EQ(seen[599], (Item{"1599", "many", {}, 599, 1, {{1, "a"}, {2, "b"}}}));
  std::set<std::string> skus_seen;
  for (const Item& item : seen) EXPECT_EQ(item.notes.size(), 2U);
  for (const Item& item : seen) skus_seen.insert(item.sku);
  EXPECT_EQ(skus_seen.size(), 600U);
  EXPECT_EQ(items().stream("none").next(), std::nullopt);
}

TEST_F(Streams, OfColumnsKeepTheirListAlive) {
  store_many(3);
  repoc::Stream<std::string> stream =
      items().stream_sku(std::vector<std::string>{"1002", "1000", std::string(100, 'x')});
  Lines seen;
  for (const std::string& sku : stream) seen.push_back(sku);
  EXPECT_EQ(seen, (Lines{"1000", "1002"}));
  EXPECT_EQ(stream.next(), std::nullopt);  // it stays at its end
}

TEST_F(Streams, SeeOneStateOfTheDatabase) {
  store_many(300);
  repoc::Stream<Item> stream = items().stream("many");
  ASSERT_TRUE(stream.next());
  {
    Session other(db());
    other.repository<Items>().remove_by_name("many");
    EXPECT_EQ(other.repository<Items>().count(), 0);
  }
  EXPECT_EQ(size(stream), 299);
}

TEST_F(Streams, GiveTheConnectionBackAtTheirEndOrEarly) {
  store_many(300);
  for (int i = 0; i < 5; ++i) {
    std::optional<repoc::Stream<Item>> given_up = items().stream("many");
    given_up->next();
    repoc::Stream<Item> unread = items().stream("many");
    EXPECT_THROW(items().count(), repoc::PoolExhausted);
    given_up.reset();
    EXPECT_EQ(items().count(), 300);
    EXPECT_EQ(size(unread), 300);
    repoc::Stream<Item> moved = std::move(unread);
    EXPECT_EQ(moved.next(), std::nullopt);
  }
  // It may outlive its session.
  std::optional<Session> session(db());
  repoc::Stream<Item> stream = session->repository<Items>().stream("many");
  session.reset();
  EXPECT_EQ(size(stream), 300);
}

TEST_F(Streams, EndWithAnError) {
  store_many(300);
  EXPECT_THROW(items().stream(std::string_view("\xFF")), repoc::EncodingError);
  {
    const repoc::detail::Lease lease(db().state().shared_from_this());
    repoc::detail::Run(*lease, repoc::StatementKind::write, {"by hand"},
                       "update item set stock = 9999999999 where sku = '1280'")
        .finish();
  }
  repoc::Stream<Item> stream = items().stream("many");
  for (int i = 0; i < 256; ++i) EXPECT_TRUE(stream.next());
  EXPECT_THROW(stream.next(), repoc::RangeError);
  EXPECT_THROW(stream.next(), UsageError);
  repoc::Stream<Item> another = items().stream("none");  // both connections are free
  EXPECT_EQ(items().count(), 300);
}

TEST_F(Streams, OfAUnitThatHasNotWrittenAreTheirOwn) {
  store_many(300);
  UnitOfWork work(db());
  repoc::Stream<Item> stream = work.repository<Items>().stream("many");
  ASSERT_TRUE(stream.next());
  work.repository<Items>().get("1299").stock = -1;
  work.commit();
  EXPECT_EQ(stored("1299").stock, -1);
  std::optional<Item> last;
  while (std::optional<Item> item = stream.next()) last = item;
  EXPECT_EQ(last->stock, 299);  // as it was
  work.rollback();
}

TEST_F(Streams, OfAUnitThatHasWrittenAreInItsTransaction) {
  store_many(300);
  UnitOfWork work(db());
  Items& repository = work.repository<Items>();
  repository.add({"0", "many", {}, 7, 0, {{1, "new"}}});
  ran();
  std::optional<repoc::Stream<Item>> stream = repository.stream("many");  // flushes
  EXPECT_EQ(ran(), (Lines{"begin 0", "Item insert 1", "Item.notes insert 1"}));
  EXPECT_EQ(stream->next(), (Item{"0", "many", {}, 7, 1, {{1, "new"}}}));
  EXPECT_THROW(work.commit(), UsageError);
  EXPECT_TRUE(stream->next());  // nothing happened
  EXPECT_EQ(repository.count(), 301);
  stream.reset();
  work.commit();
  EXPECT_EQ(stored("0").stock, 7);
}

TEST_F(Streams, AreCutOffByARollback) {
  store_many(300);
  const auto begun = [](Items& repository) {
    repository.add({"0", "many", {}, 7, 0, {}});
    repoc::Stream<Item> stream = repository.stream("many");
    EXPECT_TRUE(stream.next());
    return stream;
  };
  {
    UnitOfWork work(db());
    repoc::Stream<Item> stream = begun(work.repository<Items>());
    work.rollback();
    EXPECT_THROW(size(stream), UsageError);
    EXPECT_THROW(stream.next(), UsageError);
  }
  {
    std::optional<UnitOfWork> work(db());
    repoc::Stream<Item> stream = begun(work->repository<Items>());
    work.reset();
    EXPECT_THROW(size(stream), UsageError);
  }
  {
    UnitOfWork work(db());
    repoc::Stream<Item> stream = begun(work.repository<Items>());
    EXPECT_THROW(work.repository<Items>().save({"0", "again", {}, 0, 0, {}}), UsageError);
    EXPECT_THROW(work.repository<Items>().save({"1000", "stale", {}, 0, 77, {}}), repoc::Conflict);  // fails the unit
    EXPECT_THROW(size(stream), UsageError);
  }
  {
    UnitOfWork work(db());
    work.repository<Items>().add({"00", "many", {}, 7, 0, {}});
    work.flush();
    std::optional<repoc::Stream<Item>> inner;
    EXPECT_THROW(repoc::transact(work,
                                 [&](UnitOfWork& nested) {
                                   inner.emplace(begun(nested.repository<Items>()));
                                   throw 7;
                                 }),
                 int);
    EXPECT_THROW(size(*inner), UsageError);
    work.commit();
  }
  EXPECT_EQ(items().count(), 301);
}

// Whether commit() is refused must not depend on how many rows were read ahead.
TEST_F(Streams, AreOpenUntilTheyHaveSaidThatThereIsNoMore) {
  for (const int rows : {1, 10, 255, 256, 257, 600}) {
    store_many(rows);
    UnitOfWork work(db());
    Items& repository = work.repository<Items>();
    repository.increment_stock(1, "1000");
    repoc::Stream<Item> stream = repository.stream("many");
    for (int i = 0; i < rows; ++i) ASSERT_TRUE(stream.next()) << rows;
    EXPECT_THROW(work.commit(), UsageError) << rows;
    EXPECT_FALSE(stream.next());
    EXPECT_NO_THROW(work.commit()) << rows;
    items().remove_by_name("many");
  }
}

TEST_F(Streams, GiveNoRowThatWasReadAheadAndUndone) {
  store_many(10);
  std::optional<UnitOfWork> work(db());
  work->repository<Items>().update_stock_by_name(777, "many");
  repoc::Stream<Item> stream = work->repository<Items>().stream("many");
  EXPECT_EQ(stream.next()->stock, 777);
  work->rollback();
  EXPECT_THROW(stream.next(), UsageError);
  work.emplace(db());
  work->repository<Items>().update_stock_by_name(777, "many");
  repoc::Stream<Item> second = work->repository<Items>().stream("many");
  EXPECT_TRUE(second.next());
  work.reset();
  EXPECT_THROW(second.next(), UsageError);
}

TEST_F(Streams, GiveEachRowOnceToNextAndToLoops) {
  store_many(5);
  repoc::Stream<Item> stream = items().stream("many");
  EXPECT_EQ(stream.next()->sku, "1000");
  Lines seen;
  for (const Item& item : stream) {
    seen.push_back(item.sku);
    if (seen.size() == 2) break;
  }
  for (const Item& item : stream) seen.push_back(item.sku);
  EXPECT_EQ(seen, (Lines{"1001", "1002", "1003", "1004"}));
}

TEST_F(Streams, DoNotGiveTheLastRowAgainAfterAnError) {
  store_many(300);
  UnitOfWork work(db());
  Items& repository = work.repository<Items>();
  repository.increment_stock(1, "1000");
  repoc::Stream<Item> stream = repository.stream("many");
  auto at = stream.begin();
  EXPECT_EQ(at->sku, "1000");
  work.rollback();
  EXPECT_THROW(++at, UsageError);
  EXPECT_TRUE(at == stream.end());
}

// SQLite undoes the whole transaction when a read is out of memory or disk.
TEST_F(Streams, ThatLoseTheTransactionEndTheUnit) {
  store_many(2);
  store({{"big", "big", {}, 1, 0, {}}});
  for (const bool nested : {false, true}) {
    UnitOfWork work(db());
    Items& repository = work.repository<Items>();
    repository.raw_write(500);
    const auto lose = [&] {
      repoc::Stream<Item> stream = repository.stream("many");
      sqlite3_hard_heap_limit64(sqlite3_memory_used() + 100);
      EXPECT_THROW(stream.next(), std::bad_alloc);
      sqlite3_hard_heap_limit64(0);
    };
    if (nested) {
      EXPECT_THROW(repoc::transact(work, [&](UnitOfWork&) { lose(); }), UsageError);
    } else {
      lose();
    }
    EXPECT_THROW(repository.increment_stock(1000, "1000"), UsageError);
    EXPECT_THROW(repoc::transact(work, [](UnitOfWork&) {}), UsageError);
    EXPECT_THROW(work.commit(), UsageError);
    EXPECT_EQ(stored("1000").stock, 0);
    EXPECT_EQ(stored("1001").stock, 1);
  }
}

}  // namespace
}  // namespace items
