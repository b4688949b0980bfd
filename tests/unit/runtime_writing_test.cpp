// Updates and deletes by name under a unit of work, raw statements, and locks between two threads.
#include <atomic>
#include <chrono>
#include <thread>

#include "runtime/items.hpp"

namespace items {

// A root without a version.
class Labels : public repoc::Repository<Note, int> {
 public:
  virtual Note* lock(int number) = 0;
  virtual bool update_text(std::string_view text, int number) = 0;
  virtual std::int8_t remove_from(int number) = 0;
  virtual void raw(std::string_view text) = 0;
};
constexpr repoc::sql::Column kLabelColumns[] = {{"number", "number"}, {"text", "text"}};
constexpr std::string_view kLabelKey[] = {"number"};
constexpr repoc::sql::Table kLabel{
    .name = "label",
    .label = "Label",
    .columns = kLabelColumns,
    .key = kLabelKey,
    .select_by_key = "select number, text from label where number = ?1",
    .count = "select count(*) from label",
    .insert = "insert into label (number, text) values (?1, ?2)",
};
constexpr std::string_view kLabelSchema[] = {
    "create table if not exists label (number integer not null primary key, text text not null) strict"};
constexpr repoc::sql::Query kLockLabel{
    .name = "Labels::lock", .text = "select number, text from label where number = ?1", .lock = true};
constexpr repoc::sql::Query kUpdateLabel{"Labels::update_text", "update label set text = ?1 where number = ?2"};
constexpr repoc::sql::Query kRemoveLabels{"Labels::remove_from", "delete from label where number >= ?1"};
constexpr repoc::sql::Query kRawLabels{.name = "Labels::raw", .text = "update label set text = ?1", .raw = true};
class LabelsOnSqlite final : public repoc::sqlite::Repository<Labels, kLabel> {
 public:
  using Repository::Repository;
  Note* lock(int number) override { return tracked_or_null(kLockLabel, number); }
  bool update_text(std::string_view text, int number) override { return update<bool>(kUpdateLabel, text, number); }
  std::int8_t remove_from(int number) override { return remove<std::int8_t>(kRemoveLabels, number); }
  void raw(std::string_view text) override { execute<void>(kRawLabels, text); }
};
const repoc::detail::CompiledRepository kLabels{"Labels", "sqlite", kLabelSchema,
                                                &repoc::detail::make_repository<LabelsOnSqlite, Labels>};

}  // namespace items

template <>
struct repoc::Generated<items::Labels> {
  static const detail::CompiledRepository* on(std::string_view) { return &items::kLabels; }
};

namespace items {
namespace {

using repoc::FlushMode;
using repoc::Session;
using repoc::UnitOfWork;
using repoc::UsageError;
using Updates = ItemsTest;
using Removals = ItemsTest;
using Raw = ItemsTest;
using Locks = ItemsTest;

const std::vector<Item> kStock = {
    {"A", "chair", 10.0, 1, 0, {{1, "red"}}}, {"B", "chair", {}, 2, 0, {{1, "blue"}}}, {"C", "table", 30.0, 2, 0, {}}};

TEST_F(Updates, AreOneStatement) {
  store(kStock);
  EXPECT_EQ(items().update_stock_by_name(9, "chair"), 2);
  EXPECT_EQ(ran(), Lines{"Items::update_stock_by_name 2"});
  EXPECT_EQ(stored("A"), (Item{"A", "chair", 10.0, 9, 2, {{1, "red"}}}));
  EXPECT_EQ(items().update_stock_by_name(9, "none"), 0);
  EXPECT_TRUE(items().increment_stock(-10, "A"));
  EXPECT_FALSE(items().increment_stock(1, "none"));
  EXPECT_EQ(stored("A").stock, -1);
  EXPECT_THROW(items().increment_stock(-2147483647 - 1, "A"), repoc::RangeError);
  EXPECT_EQ(stored("A").stock, -1);
}

TEST_F(Updates, OfEveryRowMustBeMeant) {
  store(kStock);
  EXPECT_THROW(items().update_stock_by_name(9, {}), UsageError);
  EXPECT_THROW(items().remove_by_name({}), UsageError);
  EXPECT_EQ(ran(), Lines{});
  EXPECT_EQ(items().count(), 3);
  UnitOfWork work(db());
  work.repository<Items>().get("A").stock = 5;
  EXPECT_THROW(work.repository<Items>().update_stock_by_name(9, {}), UsageError);
  work.commit();  // the unit lives on
  EXPECT_EQ(stored("A").stock, 5);
}

TEST_F(Updates, FlushBeforeAndRefreshTrackedObjects) {
  store(kStock);
  UnitOfWork work(db());
  Items& repository = work.repository<Items>();
  Item& a = repository.get("A");
  Item& c = repository.get("C");
  a.name = "stool";
  a.notes.push_back({2, "new"});
  ran();
  EXPECT_EQ(repository.update_stock_by_name(7, "stool"), 1);
  EXPECT_EQ(ran(), (Lines{"begin 0", "Item update 1", "Item.notes insert 1", "Items::update_stock_by_name 1"}));
  EXPECT_EQ(a, (Item{"A", "stool", 10.0, 7, 3, {{1, "red"}, {2, "new"}}}));
  EXPECT_EQ(c.version, 1);
  work.flush();
  EXPECT_EQ(ran(), Lines{});  // the snapshot is refreshed too
  a.stock = 8;
  a.notes.pop_back();
  work.commit();
  EXPECT_EQ(stored("A"), (Item{"A", "stool", 10.0, 8, 4, {{1, "red"}}}));
}

TEST_F(Updates, LeaveObjectsWithChangesOfTheirOwn) {
  store(kStock);
  UnitOfWork work(db(), FlushMode::on_commit);
  Items& repository = work.repository<Items>();
  Item& a = repository.get("A");
  Item& b = repository.get("B");
  a.price = 1.0;
  EXPECT_EQ(repository.update_stock_by_name(7, "chair"), 2);
  EXPECT_EQ(a, (Item{"A", "chair", 1.0, 1, 1, {{1, "red"}}}));
  EXPECT_EQ(b, (Item{"B", "chair", {}, 7, 2, {{1, "blue"}}}));
  EXPECT_THROW(work.commit(), repoc::Conflict);
  EXPECT_EQ(stored("B").stock, 2);
}

TEST_F(Updates, DoNotHideThatAnObjectWasStale) {
  store(kStock);
  UnitOfWork work(db());
  Items& repository = work.repository<Items>();
  Item& a = repository.get("A");
  {
    Session other(db());
    Item changed = *other.repository<Items>().find("A");
    changed.notes[0].text = "theirs";
    other.repository<Items>().save(changed);
  }
  repository.update_stock_by_name(7, "chair");
  EXPECT_EQ(a.version, 1);
  a.notes[0].text = "mine";
  EXPECT_THROW(work.commit(), repoc::Conflict);
  EXPECT_EQ(stored("A").notes[0].text, "theirs");
}

TEST_F(Updates, InANestedPartAreForgottenWithIt) {
  store(kStock);
  UnitOfWork work(db());
  Items& repository = work.repository<Items>();
  repository.get("A");
  repository.get("C").stock = 3;
  EXPECT_THROW(repoc::transact(work,
                               [](UnitOfWork& nested) {
                                 nested.repository<Items>().update_stock_by_name(7, "chair");
                                 throw 7;
                               }),
               int);
  EXPECT_EQ(repository.get("A").stock, 1);  // loaded again
  EXPECT_EQ(repository.get("A").version, 1);
  work.commit();
  EXPECT_EQ(stored("C").stock, 3);
}

TEST_F(Removals, GiveWhatTheyRemoved) {
  store(kStock);
  EXPECT_EQ(items().remove_by_name("chair"),
            (std::vector<Item>{{"A", "chair", 10.0, 1, 1, {{1, "red"}}}, {"B", "chair", {}, 2, 1, {{1, "blue"}}}}));
  EXPECT_EQ(ran(), (Lines{"begin 0", "Items::remove_by_name select 2", "Item.notes load_many 2",
                          "Items::remove_by_name 2", "commit 0"}));
  EXPECT_EQ(items().raw_notes(), Lines{});
  EXPECT_EQ(items().remove_by_name("chair"), std::vector<Item>{});
  UnitOfWork work(db());
  Items& repository = work.repository<Items>();
  Item& c = repository.get("C");
  c.name = "desk";
  EXPECT_EQ(skus(repository.remove_by_name("desk")), "C");
  EXPECT_THROW(repository.get("C"), repoc::NotFound);
  c.stock = 99;  // no longer tracked
  work.commit();
  EXPECT_EQ(items().count(), 0);
}

TEST_F(Removals, OfMoreRowsThanTheResultHoldsAreUndone) {
  repoc::create_schema<Labels>(db());
  Session session(db());
  Labels& labels = session.repository<Labels>();
  for (int i = 0; i < 300; ++i) labels.save({i, "many"});
  EXPECT_THROW(labels.remove_from(0), repoc::RangeError);
  EXPECT_EQ(labels.count(), 300);
  EXPECT_EQ(labels.remove_from(200), 100);
  EXPECT_EQ(labels.count(), 200);
}

TEST_F(Raw, StatementsSeeWhatTheUnitChangedAnywhere) {
  store(kStock);
  UnitOfWork work(db());
  Items& repository = work.repository<Items>();
  repository.get("A").notes.push_back({2, "fresh"});
  EXPECT_EQ(repository.raw_notes(), (Lines{"blue", "fresh", "red"}));
  EXPECT_EQ(repository.raw_write(4), 3);
  work.commit();
  EXPECT_EQ(stored("B").stock, 4);
  EXPECT_EQ(items().raw_write(5), 3);
}

TEST_F(Raw, WritesAreSeenByTheObjectsOfTheUnit) {
  store(kStock);
  UnitOfWork work(db());
  Items& repository = work.repository<Items>();
  Item& a = repository.get("A");
  const Note* note = &a.notes.at(0);
  EXPECT_EQ(repository.raw_write(100), 3);
  EXPECT_EQ(a, (Item{"A", "chair", 10.0, 100, 1, {{1, "red"}}}));
  EXPECT_EQ(&repository.get("A"), &a);
  EXPECT_EQ(note, &a.notes.at(0));  // its list did not change
  ran();
  work.flush();
  EXPECT_EQ(ran(), Lines{});
  ++a.stock;
  work.commit();
  EXPECT_EQ(stored("A").stock, 101);
}

TEST_F(Raw, WritesMayChangeAndRemoveWhatObjectsOwn) {
  store(kStock);
  UnitOfWork work(db());
  Items& repository = work.repository<Items>();
  Item& a = repository.get("A");
  Item& c = repository.get("C");
  EXPECT_EQ(repository.raw(RawOn::notes), 2);
  EXPECT_EQ(a.notes, (std::vector<Note>{{1, "raw"}}));
  a.notes.push_back({2, "new"});
  work.flush();
  EXPECT_EQ(repository.raw(RawOn::items), 1);  // removes C
  EXPECT_THROW(repository.get("C"), repoc::NotFound);
  EXPECT_EQ(repository.find("C"), std::nullopt);
  EXPECT_EQ(a.notes.size(), 2U);
  work.commit();
  EXPECT_EQ(stored("A").notes, (std::vector<Note>{{1, "raw"}, {2, "new"}}));
  c.stock = 5;  // nobody hears that its row is gone, but no change of it is lost in silence
  EXPECT_THROW(work.commit(), repoc::Conflict);
}

TEST_F(Raw, WritesDoNotHideThatAnObjectWasStale) {
  store(kStock);
  UnitOfWork work(db());
  Items& repository = work.repository<Items>();
  Item& a = repository.get("A");
  items().increment_stock(50, "A");
  repository.raw_write(100);
  EXPECT_EQ(a.stock, 1);
  a.stock = 2;
  EXPECT_THROW(work.commit(), repoc::Conflict);
  EXPECT_EQ(stored("A").stock, 51);
}

TEST_F(Raw, WritesLeaveObjectsWithChangesOfTheirOwn) {
  store(kStock);
  UnitOfWork work(db(), FlushMode::on_commit);
  Items& repository = work.repository<Items>();
  Item& a = repository.get("A");
  a.price = 1.0;
  repository.raw_write(100);
  EXPECT_EQ(a, (Item{"A", "chair", 1.0, 1, 1, {{1, "red"}}}));
  work.commit();
  EXPECT_EQ(stored("A"), (Item{"A", "chair", 1.0, 100, 2, {{1, "red"}}}));
}

TEST_F(Raw, WritesReachObjectsOfEveryTypeAndAreForgottenWithANestedPart) {
  repoc::create_schema<Labels>(db());
  store(kStock);
  UnitOfWork work(db());
  Labels& labels = work.repository<Labels>();
  Note& label = labels.add({1, "old"});
  Item& a = work.repository<Items>().get("A");
  labels.raw("raw");
  EXPECT_EQ(label.text, "raw");
  EXPECT_THROW(repoc::transact(work,
                               [](UnitOfWork& nested) {
                                 nested.repository<Items>().raw_write(100);
                                 throw 7;
                               }),
               int);
  EXPECT_NE(&work.repository<Items>().get("A"), &a);  // loaded again
  EXPECT_EQ(work.repository<Items>().get("A").stock, 1);
  work.commit();
  EXPECT_EQ(label.text, "raw");
}

TEST_F(Locks, NeedAUnitAndBeginItsTransaction) {
  store(kStock);
  EXPECT_THROW(items().lock("A"), UsageError);
  UnitOfWork work(db());
  EXPECT_EQ(work.repository<Items>().lock("none"), nullptr);
  EXPECT_EQ(ran(), (Lines{"begin 0", "Items::lock 0"}));
  EXPECT_EQ(work.repository<Items>().lock("A")->stock, 1);
  work.commit();
  EXPECT_EQ(ran(), (Lines{"Items::lock 1", "Item.notes load_one 1", "commit 0"}));
}

TEST_F(Locks, FreshenWhatNoVersionProtects) {
  repoc::create_schema<Labels>(db());
  Session session(db());
  Labels& labels = session.repository<Labels>();
  labels.save({1, "old"});
  UnitOfWork work(db());
  Note& label = work.repository<Labels>().get(1);
  labels.update_text("theirs", 1);
  EXPECT_EQ(label.text, "old");
  EXPECT_EQ(work.repository<Labels>().lock(1), &label);
  EXPECT_EQ(label.text, "theirs");
  EXPECT_TRUE(work.repository<Labels>().update_text("ours", 1));
  EXPECT_EQ(label.text, "ours");
  ran();
  work.commit();
  EXPECT_EQ(ran(), Lines{"commit 0"});
  label.text = "mine";
  EXPECT_EQ(work.repository<Labels>().lock(1)->text, "mine");  // flushed before
  work.commit();
  EXPECT_EQ(labels.find(1)->text, "mine");
}

TEST_F(Locks, AreAConflictForAnObjectThatIsStale) {
  store(kStock);
  UnitOfWork work(db());
  Items& repository = work.repository<Items>();
  Item& a = repository.get("A");
  repository.get("B").stock = 3;
  items().increment_stock(50, "A");
  EXPECT_THROW(repository.lock("A"), repoc::Conflict);
  EXPECT_EQ(a.stock, 1);
  EXPECT_EQ(repository.lock("B")->stock, 3);  // what the unit wrote itself is not stale
  EXPECT_EQ(repository.lock("C")->stock, 2);
  work.commit();
  EXPECT_EQ(stored("B").stock, 3);
}

TEST_F(Locks, MakeTwoUnitsWaitForEachOther) {
  store(kStock);
  db().on_statement({});
  constexpr int kTimes = 25;
  std::atomic<int> inside{0};
  std::atomic<int> collisions{0};
  const auto work = [&] {
    for (int i = 0; i < kTimes; ++i) {
      UnitOfWork unit(db());
      Item* item = unit.repository<Items>().lock("A");
      if (++inside != 1) ++collisions;
      std::this_thread::sleep_for(std::chrono::microseconds(200));
      item->stock += 1;
      --inside;
      unit.commit();  // no Conflict, and no retry
    }
  };
  std::thread first(work);
  std::thread second(work);
  first.join();
  second.join();
  EXPECT_EQ(collisions, 0);
  EXPECT_EQ(stored("A").stock, 1 + 2 * kTimes);
}

}  // namespace
}  // namespace items
