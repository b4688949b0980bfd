// Update and delete by name, and locks: language.md, "Updates", "Verbs", "Locks".
#include <thread>

#include "conformance/queries/query_cases.hpp"

namespace catalogue {
namespace {

using Rows = std::vector<Item>;

template <class V>
std::string each(const Rows& rows, V Item::* field) {
  std::string out;
  for (const Item& row : rows) out += (out.empty() ? "" : " ") + show(row.*field);
  return out;
}
std::string left(const Rows& rows) {
  std::string out;
  for (const Item& row : rows) out += (out.empty() ? "" : " ") + show(row.id);
  return out;
}
#define OF(field) #field, [](const Rows& rows) { return each(rows, &Item::field); }
#define LEFT "what is left", [](const Rows& rows) { return left(rows); }

class Writes : public QueryCases {};
REPOC_ON_EVERY_BACK_END(Writes);

TEST_P(Writes, UpdateByName) {
  check_writes<ItemWrites>({
      {GIVES(update_stock_by_id(1, 4)), "1", OF(stock), "10 0 25 1 25 7 3 100"},
      {GIVES(update_stock_by_id(1, 99)), "0", OF(stock), "10 0 25 -5 25 7 3 100"},
      {GIVES(update_stock_by_id(1, 4)), "1", OF(version), "1 1 1 2 1 1 1 1"},
      {GIVES(update_name_and_note_by_kind("n", std::nullopt, Kind::spare)), "2", OF(note),
       "steel - - a_b%c - straße (.*)+?^$ -"},
      {GIVES(update_name_and_note_by_kind("n", "'", Kind::spare)), "2", OF(note),
       "steel - ' a_b%c ' straße (.*)+?^$ -"},
      {GIVES(update_kind_by_name(Kind::old_stock, "nut")), "yes", OF(kind),
       "plain plain old_stock old_stock spare plain old_stock plain"},
      {GIVES(update_kind_by_name(Kind::old_stock, "x")), "no", OF(kind),
       "plain plain spare old_stock spare plain old_stock plain"},
      {"modify_active_by_stock_less_than(true, 3)",
       [](ItemWrites& r) {
         r.modify_active_by_stock_less_than(true, 3);
         return std::string();
       },
       "", OF(active), "yes yes yes yes no yes no yes"},
      {GIVES(update_increment_stock_by_active_true(5)), "5", OF(stock), "15 0 30 0 25 12 3 105"},
      {GIVES(update_increment_stock_by_active_true(-5)), "5", OF(stock), "5 0 20 -10 25 2 3 95"},
      {GIVES(update_increment_stock_by_active_true(INT32_MAX)), "RangeError", OF(stock), "10 0 25 -5 25 7 3 100"},
      {GIVES(update_decrement_stock_and_clear_note_by_parts_label(1, "a")), "4", OF(stock), "9 -1 25 -6 25 7 3 99"},
      {GIVES(update_decrement_stock_and_clear_note_by_parts_label(1, "a")), "4", OF(note),
       "- -  - STRASSE straße (.*)+?^$ -"},
      {GIVES(update_increment_low_by_active_true(1)), "5", OF(low), "6 - 26 -9 30 - 3 51"},
      {GIVES(update_increment_price_by_kind(0.5, Kind::spare)), "2", OF(price), "1.5 2 1 10 10.49 -1 0 1.5"},
      {GIVES(update_all_items_clear_sold_by_sold_is_not_null()), "4", OF(sold), "- - - - - - - -"},
  });
}

TEST_P(Writes, DeleteByName) {
  check_writes<ItemWrites>({
      {GIVES(delete_by_kind(Kind::plain)), "4", LEFT, "3 4 5 7"},
      {GIVES(delete_by_name_ignore_case("GRÖßE")), "yes", LEFT, "1 2 3 4 6 7"},
      {GIVES(delete_by_name_ignore_case("x")), "no", LEFT, "1 2 3 4 5 6 7 8"},
      {"remove_by_parts_label(a)",
       [](ItemWrites& r) {
         r.remove_by_parts_label("a");
         return std::string();
       },
       "", LEFT, "3 5 6 7"},
      {GIVES(erase_by_parts_every_qty_less_than(4)), "4", LEFT, "1 4 6 8"},
      {GIVES(delete_by_stock_less_than_field_low()), "1", LEFT, "1 2 3 4 6 7 8"},
      {GIVES(delete_by_parts_qty_greater_than_field_stock()), "2", LEFT, "1 3 5 6 7 8"},
      {GIVES(delete_first_2_by_active_true_order_by_stock()), "2", LEFT, "1 2 3 5 7 8"},
      {GIVES(delete_by_kind_old_stock()), "4 7", LEFT, "1 2 3 5 6 8"},
      {GIVES(delete_first_by_active_true_order_by_stock_desc()), "8", LEFT, "1 2 3 4 5 6 7"},
      {GIVES(delete_all()), "8", LEFT, ""},
  });
}

// What an update by name changed is seen in tracked objects, which go on to be written as they are.
TEST_P(Writes, TrackedObjectsAreRefreshed) {
  repoc::UnitOfWork work{db};
  auto& r = work.repository<ItemWrites>();
  Item& nut = *r.get_by_name("nut");
  nut.note = "mine";
  EXPECT_EQ(r.update_increment_stock_by_active_true(5), 5);
  EXPECT_EQ(nut.stock, 30);
  EXPECT_EQ(nut.note, "mine");
  EXPECT_EQ(nut.version, 3);  // one for the note, which the statement had to see, one for the statement
  nut.stock += 1;
  work.commit();
  EXPECT_EQ(stored<ItemRepository>(3)->stock, 31);
  EXPECT_EQ(stored<ItemRepository>(3)->version, 4);
}

TEST_P(Writes, AStaleObjectDoesNotOverwriteAnUpdateByName) {
  repoc::UnitOfWork work{db, repoc::FlushMode::on_commit};
  auto& r = work.repository<ItemWrites>();
  Item& nut = *r.get_by_name("nut");
  nut.stock = 1;  // not flushed before the statement
  r.update_increment_stock_by_active_true(5);
  EXPECT_THROW(work.commit(), repoc::Conflict);
  EXPECT_EQ(stored<ItemRepository>(3)->stock, 25);
}

TEST_P(Writes, WhatIsDeletedByNameIsNoLongerTracked) {
  repoc::UnitOfWork work{db};
  auto& r = work.repository<ItemWrites>();
  Item& bolt = r.get(1);
  bolt.stock = 11;
  EXPECT_EQ(show(r.delete_by_kind_old_stock()), "4 7");
  EXPECT_EQ(r.delete_by_kind(Kind::plain), 4);
  bolt.stock = 12;
  EXPECT_THROW(r.get(1), repoc::NotFound);
  work.commit();
  EXPECT_EQ(stored_count<ItemRepository>(), 2);
}

class Locks : public QueryCases {};
REPOC_ON_EVERY_BACK_END(Locks);

TEST_P(Locks, FindWhatTheyWouldWithoutOne) {
  repoc::UnitOfWork work{db};
  auto& r = work.repository<ItemWrites>();
  EXPECT_EQ(show(r.find_by_kind_order_by_id_for_update(Kind::spare)), "3 5");
  EXPECT_EQ(show(r.find_by_id_for_update_nowait(3)), "3");
  EXPECT_EQ(show(r.find_by_id_for_update_skip_locked(4)), "4");
  EXPECT_EQ(show(r.find_by_id_for_share(5)), "5");
  work.commit();
}

TEST_P(Locks, BelongToAUnitOfWork) {
  repoc::Session session{db};
  EXPECT_THROW(session.repository<ItemWrites>().find_by_id_for_share(5), repoc::UsageError);
}

TEST_P(Locks, AnotherProgramCannotWriteBetweenReadAndCommit) {
  if (GetParam().name == "sqlite_memory") GTEST_SKIP() << "one program only";
  repoc::UnitOfWork work{db};
  work.repository<ItemWrites>().find_by_kind_order_by_id_for_update(Kind::spare).front()->stock = 1;
  EXPECT_THROW(repoc::Session{neighbour}.repository<ItemWrites>().update_stock_by_id(2, 3), repoc::Retryable);
  work.commit();
  EXPECT_EQ(stored<ItemRepository>(3)->stock, 1);
}

}  // namespace
}  // namespace catalogue
