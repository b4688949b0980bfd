// The methods that every repository has, in a session and in a unit of work, and that a call leaves no lock behind.
#include "conformance/back_end.hpp"

namespace conformance {
namespace {

using repoc::Session;
using repoc::UnitOfWork;

class RepositoryTest : public Conformance {};
REPOC_ON_EVERY_BACK_END(RepositoryTest);

Account account(const std::string& iban, std::int64_t balance) {
  return {.iban = iban, .email = iban + "@x", .balance = balance};
}
Warehouse warehouse(const std::string& code, std::vector<Box> boxes) {
  Warehouse out{code};
  out.shelves() = {{"top", std::move(boxes)}};
  return out;
}

TEST_P(RepositoryTest, FindExistsCount) {
  given<AccountRepository>(account("A2", 2), account("A1", 1));
  Session session{db};
  auto& accounts = session.repository<AccountRepository>();
  EXPECT_EQ(&session.repository<AccountRepository>(), &accounts);
  EXPECT_EQ(accounts.find("A1")->balance, 1);
  EXPECT_EQ(accounts.find("A9"), std::nullopt);
  EXPECT_TRUE(accounts.exists("A1"));
  EXPECT_FALSE(accounts.exists("A9"));
  EXPECT_EQ(accounts.count(), 2);
  const auto all = accounts.find_all();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].iban, "A1");
  EXPECT_EQ(all[1].iban, "A2");
}

TEST_P(RepositoryTest, ADetachedValueIsTheCallersOwn) {
  given<AccountRepository>(account("A1", 1));
  UnitOfWork work{db};
  auto& accounts = work.repository<AccountRepository>();
  auto detached = accounts.find("A1");
  detached->balance = 99;
  work.commit();
  EXPECT_EQ(stored<AccountRepository>("A1")->balance, 1);
}

TEST_P(RepositoryTest, SaveInsertsAndUpdatesByVersion) {
  Session session{db};
  auto& accounts = session.repository<AccountRepository>();
  accounts.save(account("A1", 1));
  EXPECT_EQ(accounts.find("A1")->version, 1);

  Account loaded = *accounts.find("A1");
  loaded.balance = 2;
  accounts.save(loaded);
  EXPECT_EQ(accounts.find("A1")->balance, 2);
  EXPECT_EQ(accounts.find("A1")->version, 2);

  loaded.balance = 3;  // still says version 1
  EXPECT_THROW(accounts.save(loaded), repoc::Conflict);
  EXPECT_EQ(accounts.find("A1")->balance, 2);
  EXPECT_THROW(accounts.save(account("A1", 4)), repoc::Error);  // version 0 inserts, and there is one
  EXPECT_EQ(accounts.find("A1")->balance, 2);
}

TEST_P(RepositoryTest, SaveWithoutAVersionInsertsOrUpdates) {
  Session session{db};
  auto& contacts = session.repository<ContactRepository>();
  contacts.save({.id = 1, .name = "Ada", .age = 36});
  contacts.save({.id = 1, .name = "Ada L."});
  EXPECT_EQ(contacts.find(1), (Contact{.id = 1, .name = "Ada L."}));
  EXPECT_EQ(contacts.count(), 1);
}

TEST_P(RepositoryTest, SaveWritesTheChildren) {
  Session session{db};
  auto& warehouses = session.repository<WarehouseRepository>();
  warehouses.save(warehouse("W", {{1, "a"}, {2, "b"}}));
  Warehouse loaded = *warehouses.find("W");
  loaded.shelves()[0].boxes = {{2, "x"}, {3, "c"}};
  loaded.remarks() = {{"good", 5}};
  warehouses.save(loaded);
  Warehouse again = *warehouses.find("W");
  EXPECT_EQ(again.shelves(), loaded.shelves());
  EXPECT_EQ(again.remarks(), loaded.remarks());
  EXPECT_EQ(again.version(), 2);
}

TEST_P(RepositoryTest, SaveAllIsAllOrNone) {
  Session session{db};
  auto& accounts = session.repository<AccountRepository>();
  const std::vector<Account> good = {account("A1", 1), account("A2", 2)};
  accounts.save_all(good);
  EXPECT_EQ(accounts.count(), 2);
  std::vector<Account> bad = {account("A3", 3), account("A4", 4)};
  bad[1].email = "A1@x";
  EXPECT_THROW(accounts.save_all(bad), repoc::ConstraintViolation);
  EXPECT_EQ(accounts.count(), 2);
}

TEST_P(RepositoryTest, RemoveById) {
  given<WarehouseRepository>(warehouse("W", {{1, "a"}}));
  Session session{db};
  auto& warehouses = session.repository<WarehouseRepository>();
  EXPECT_TRUE(warehouses.remove_by_id("W"));
  EXPECT_FALSE(warehouses.remove_by_id("W"));
  EXPECT_EQ(warehouses.count(), 0);
}

TEST_P(RepositoryTest, ASessionTracksNothing) {
  given<AccountRepository>(account("A1", 1));
  Session session{db};
  auto& accounts = session.repository<AccountRepository>();
  Account other = account("A2", 2);
  EXPECT_THROW(accounts.add(other), repoc::UsageError);
  EXPECT_THROW(accounts.get("A1"), repoc::UsageError);
  EXPECT_THROW(accounts.remove(other), repoc::UsageError);
  EXPECT_THROW(accounts.get_by_iban("A1"), repoc::UsageError);
  EXPECT_THROW(session.repository<ContactRepository>().get_by_name("Ada"), repoc::UsageError);
  EXPECT_THROW(session.repository<ContactRepository>().find_by_active_true_order_by_id(), repoc::UsageError);
}

TEST_P(RepositoryTest, OnlyWhatIsTrackedIsRemoved) {
  UnitOfWork work{db};
  Account stranger = account("A1", 1);
  EXPECT_THROW(work.repository<AccountRepository>().remove(stranger), repoc::UsageError);
}

TEST_P(RepositoryTest, TheSchemaIsSafeToRepeat) {
  given<AccountRepository>(account("A1", 1));
  repoc::create_schema<AccountRepository>(db);
  repoc::create_schema<WarehouseRepository>(db);
  EXPECT_EQ(stored_count<AccountRepository>(), 1);
}

// After any query outside a transaction another program writes at once: nothing is left open, no lock held.
TEST_P(RepositoryTest, NoQueryLeavesALock) {
  given<AccountRepository>(account("A1", 1), account("A2", 2));
  given<WarehouseRepository>(warehouse("W", {{1, "a"}, {2, "b"}}));
  Session session{db};
  UnitOfWork work{db};
  auto& accounts = session.repository<AccountRepository>();
  auto& tracked = work.repository<AccountRepository>();
  auto& warehouses = session.repository<WarehouseRepository>();
  struct Row {
    const char* query;
    std::function<void()> run;
  };
  const Row rows[] = {
      {"find", [&] { accounts.find("A1"); }},
      {"find, none", [&] { accounts.find("A9"); }},
      {"find_all", [&] { accounts.find_all(); }},
      {"exists", [&] { accounts.exists("A1"); }},
      {"count", [&] { accounts.count(); }},
      {"count by name", [&] { accounts.count_by_balance_greater_than(0); }},
      {"find with children", [&] { warehouses.find("W"); }},
      {"find_all with children", [&] { warehouses.find_all(); }},
      {"get", [&] { tracked.get("A1"); }},
      {"get, none", [&] { EXPECT_THROW(tracked.get("A9"), repoc::NotFound); }},
      {"get by name", [&] { tracked.get_by_iban("A2"); }},
      {"get with children", [&] { work.repository<WarehouseRepository>().get("W"); }},
      {"find by name", [&] { session.repository<ContactRepository>().find_by_phone("1"); }},
      {"save that fails", [&] { EXPECT_THROW(accounts.save(account("A1", 5)), repoc::Error); }},
  };
  Session other{neighbour};
  std::int64_t id = 0;
  for (const Row& row : rows) {
    SCOPED_TRACE(row.query);
    row.run();
    EXPECT_NO_THROW(other.repository<ContactRepository>().save({.id = ++id, .name = "the other"}));
  }
  EXPECT_EQ(stored_count<ContactRepository>(), id);
}

// A unit of work that only read commits without a transaction, and one that rolled back holds nothing.
TEST_P(RepositoryTest, AnEndedUnitLeavesNoLock) {
  given<AccountRepository>(account("A1", 1));
  UnitOfWork failed{db};
  failed.repository<AccountRepository>().add(account("A1", 2));
  EXPECT_THROW(failed.flush(), repoc::ConstraintViolation);
  EXPECT_NO_THROW(Session{neighbour}.repository<ContactRepository>().save({.id = 1}));
  UnitOfWork rolled_back{db};
  rolled_back.repository<AccountRepository>().add(account("A2", 2));
  rolled_back.flush();
  rolled_back.rollback();
  EXPECT_NO_THROW(Session{neighbour}.repository<ContactRepository>().save({.id = 2}));
}

// The log never holds a bound value, and says of each statement what it is.
TEST_P(RepositoryTest, TheLogNamesQueriesAndHoldsNoValue) {
  Session session{db};
  session.repository<AccountRepository>().save(account("secret-iban", 123456789));
  session.repository<AccountRepository>().find("secret-iban");
  session.repository<AccountRepository>().count_by_balance_greater_than(123456788);
  ASSERT_FALSE(log.entries().empty());
  for (const auto& entry : log.entries()) {
    EXPECT_EQ(entry.statement.find("secret"), std::string::npos) << entry.statement;
    EXPECT_EQ(entry.statement.find("1234567"), std::string::npos) << entry.statement;
    EXPECT_FALSE(entry.query.empty()) << entry.statement;
  }
  EXPECT_EQ(log.queries().back(), "AccountRepository::count_by_balance_greater_than");
}

}  // namespace
}  // namespace conformance
