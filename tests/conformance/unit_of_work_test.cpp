// What a unit of work stores and when: cases 1, 2, 5, 7, 8, 10 and 11 of the design's list, each with the statements
// it takes. Nested units are in transact_test.cpp.
#include <functional>
#include <stdexcept>
#include <thread>
#include <utility>

#include "conformance/back_end.hpp"

namespace conformance {
// Stands for a repository that was generated for other back ends only.
struct Elsewhere {};
}  // namespace conformance

template <>
struct repoc::Generated<conformance::Elsewhere> {
  static const detail::CompiledRepository* on(std::string_view /*dialect*/) noexcept { return nullptr; }
};

namespace conformance {
namespace {

using repoc::FlushMode;
using repoc::StatementKind;
using repoc::UnitOfWork;

class UnitOfWorkTest : public Conformance {};
REPOC_ON_EVERY_BACK_END(UnitOfWorkTest);

Contact ada() { return {.id = 1, .name = "Ada", .phone = "100"}; }
Contact bob() { return {.id = 2, .name = "Bob", .phone = "200"}; }
Account shared_account() { return {.iban = "A1", .email = "a@x", .balance = 10}; }

// 1. Create, and leave or commit.

TEST_P(UnitOfWorkTest, LeavingWithoutCommitStoresNothing) {
  {
    UnitOfWork work{db};
    work.repository<ContactRepository>().add(ada());
  }
  EXPECT_EQ(stored_count<ContactRepository>(), 0);
}

TEST_P(UnitOfWorkTest, LeavingAfterAFlushStoresNothing) {
  {
    UnitOfWork work{db};
    work.repository<ContactRepository>().add(ada());
    work.flush();
    EXPECT_EQ(log.writes(), Lines{"insert contact"});
  }
  EXPECT_EQ(stored_count<ContactRepository>(), 0);
}

TEST_P(UnitOfWorkTest, CommitStores) {
  {
    UnitOfWork work{db};
    work.repository<ContactRepository>().add(ada());
    EXPECT_EQ(log.writes(), Lines{});
    work.commit();
  }
  EXPECT_EQ(log.writes(), Lines{"insert contact"});
  EXPECT_EQ(log.texts(StatementKind::transaction), (Lines{"begin immediate", "commit"}));
  EXPECT_EQ(stored_count<ContactRepository>(), 1);
  EXPECT_EQ(stored<ContactRepository>(1), ada());
}

TEST_P(UnitOfWorkTest, AnExceptionBetweenTwoCreatesStoresNothingAndGoesOn) {
  const auto run = [&] {
    UnitOfWork work{db};
    auto& contacts = work.repository<ContactRepository>();
    contacts.add(ada());
    work.flush();
    if (!contacts.find_by_phone("200")) throw std::domain_error("no Bob");
    contacts.add(bob());
    work.commit();
  };
  EXPECT_THROW(run(), std::domain_error);
  EXPECT_EQ(stored_count<ContactRepository>(), 0);
}

TEST_P(UnitOfWorkTest, TwoRepositoriesAreStoredBoth) {
  UnitOfWork work{db};
  work.repository<ContactRepository>().add(ada());
  work.repository<AccountRepository>().add(shared_account());
  work.commit();
  EXPECT_EQ(stored_count<ContactRepository>(), 1);
  EXPECT_EQ(stored_count<AccountRepository>(), 1);
}

TEST_P(UnitOfWorkTest, TwoRepositoriesAreStoredNeither) {
  given<AccountRepository>(shared_account());
  {
    UnitOfWork work{db};
    work.repository<ContactRepository>().add(ada());
    work.repository<AccountRepository>().add(shared_account());
    EXPECT_THROW(work.commit(), repoc::ConstraintViolation);
  }
  EXPECT_EQ(stored_count<ContactRepository>(), 0);
  EXPECT_EQ(stored_count<AccountRepository>(), 1);
}

// 2. Load and change.

TEST_P(UnitOfWorkTest, TwoChangedFieldsAreOneUpdateOfTwoColumns) {
  given<ContactRepository>(ada(), bob());
  UnitOfWork work{db};
  Contact& contact = work.repository<ContactRepository>().get(1);
  contact.phone = "101";
  contact.name = "Ada L.";
  work.commit();
  EXPECT_EQ(log.texts(StatementKind::write), Lines{"update contact set name = ?1, phone = ?2 where id = ?3"});
  EXPECT_EQ(stored<ContactRepository>(1), (Contact{.id = 1, .name = "Ada L.", .phone = "101"}));
  EXPECT_EQ(stored<ContactRepository>(2), bob());
}

TEST_P(UnitOfWorkTest, TheVersionIsCheckedAndCountedUp) {
  given<AccountRepository>(shared_account());
  EXPECT_EQ(stored<AccountRepository>("A1")->version, 1);
  UnitOfWork work{db};
  Account& account = work.repository<AccountRepository>().get("A1");
  account.balance = 20;
  account.limit = 5;
  work.commit();
  EXPECT_EQ(log.writes(), Lines{"update accounts set balance, \"limit\", version"});
  EXPECT_EQ(account.version, 2);
  EXPECT_EQ(stored<AccountRepository>("A1")->version, 2);
}

TEST_P(UnitOfWorkTest, NothingChangedIsNoStatement) {
  given<AccountRepository>(shared_account());
  UnitOfWork work{db};
  work.repository<AccountRepository>().get("A1");
  log.clear();
  work.commit();
  EXPECT_TRUE(log.entries().empty());
  EXPECT_EQ(stored<AccountRepository>("A1")->version, 1);
}

TEST_P(UnitOfWorkTest, AChangeTakenBackIsNoStatement) {
  given<AccountRepository>(shared_account());
  UnitOfWork work{db};
  Account& account = work.repository<AccountRepository>().get("A1");
  account.balance += 7;
  account.email += "y";
  account.balance -= 7;
  account.email.pop_back();
  log.clear();
  work.commit();
  EXPECT_EQ(log.writes(), Lines{});
  EXPECT_EQ(stored<AccountRepository>("A1")->version, 1);
}

TEST_P(UnitOfWorkTest, AChangeAfterACommitIsStoredByTheNext) {
  given<AccountRepository>(shared_account());
  UnitOfWork work{db};
  Account& account = work.repository<AccountRepository>().get("A1");
  account.balance = 20;
  work.commit();
  account.balance = 30;
  work.commit();
  EXPECT_EQ(log.writes(), (Lines{"update accounts set balance, version", "update accounts set balance, version"}));
  EXPECT_EQ(stored<AccountRepository>("A1")->balance, 30);
  EXPECT_EQ(stored<AccountRepository>("A1")->version, 3);
}

TEST_P(UnitOfWorkTest, ANewObjectIsChangedAfterItsCommit) {
  UnitOfWork work{db};
  Account& account = work.repository<AccountRepository>().add(shared_account());
  work.commit();
  EXPECT_EQ(account.version, 1);
  account.balance = 11;
  work.commit();
  EXPECT_EQ(stored<AccountRepository>("A1")->balance, 11);
  EXPECT_EQ(stored<AccountRepository>("A1")->version, 2);
}

TEST_P(UnitOfWorkTest, RemovedIsGone) {
  given<ContactRepository>(ada(), bob());
  UnitOfWork work{db};
  auto& contacts = work.repository<ContactRepository>();
  contacts.remove(contacts.get(1));
  work.commit();
  EXPECT_EQ(log.texts(StatementKind::write), Lines{"delete from contact where id = ?1"});
  EXPECT_EQ(stored<ContactRepository>(1), std::nullopt);
  EXPECT_EQ(stored_count<ContactRepository>(), 1);
}

TEST_P(UnitOfWorkTest, AddedAndRemovedIsNoStatement) {
  UnitOfWork work{db};
  auto& contacts = work.repository<ContactRepository>();
  contacts.remove(contacts.add(ada()));
  work.commit();
  EXPECT_EQ(log.writes(), Lines{});
  EXPECT_EQ(stored_count<ContactRepository>(), 0);
}

TEST_P(UnitOfWorkTest, RemovedAndAddedAgainIsAnotherRow) {
  given<AccountRepository>(shared_account());
  UnitOfWork work{db};
  auto& accounts = work.repository<AccountRepository>();
  accounts.get("A1").balance = 77;
  accounts.remove(accounts.get("A1"));
  EXPECT_THROW(accounts.get("A1"), repoc::NotFound);
  Account& again = accounts.add({.iban = "A1", .email = "b@x", .balance = 1});
  EXPECT_EQ(&accounts.get("A1"), &again);
  work.commit();
  EXPECT_EQ(stored<AccountRepository>("A1"), (Account{.iban = "A1", .email = "b@x", .balance = 1, .version = 1}));
}

TEST_P(UnitOfWorkTest, AChangedKeyIsAUsageErrorAndNothingStored) {
  given<ContactRepository>(ada());
  UnitOfWork work{db};
  work.repository<ContactRepository>().get(1).id = 5;
  EXPECT_THROW(work.commit(), repoc::UsageError);
  EXPECT_EQ(stored<ContactRepository>(1), ada());
  EXPECT_EQ(stored_count<ContactRepository>(), 1);
}

// 5. Identity.

TEST_P(UnitOfWorkTest, ObjectsStayWhereTheyAre) {
  UnitOfWork work{db};
  auto& contacts = work.repository<ContactRepository>();
  std::vector<Contact*> added;
  for (std::int64_t id = 0; id < 1000; ++id) added.push_back(&contacts.add({.id = id, .name = "many"}));
  work.commit();
  for (std::int64_t id = 0; id < 1000; ++id) {
    ASSERT_EQ(added[static_cast<std::size_t>(id)]->id, id);
    ASSERT_EQ(&contacts.get(id), added[static_cast<std::size_t>(id)]);
  }
}

TEST_P(UnitOfWorkTest, ANewObjectIsStoredAsItIsAtTheCommit) {
  UnitOfWork work{db};
  Contact& contact = work.repository<ContactRepository>().add(ada());
  contact.name = "Ada L.";
  contact.age = 36;
  work.commit();
  EXPECT_EQ(log.writes(), Lines{"insert contact"});
  EXPECT_EQ(stored<ContactRepository>(1), (Contact{.id = 1, .name = "Ada L.", .phone = "100", .age = 36}));
}

TEST_P(UnitOfWorkTest, AFlushedNewObjectIsUpdatedByTheCommit) {
  UnitOfWork work{db};
  Contact& contact = work.repository<ContactRepository>().add(ada());
  work.flush();
  contact.name = "Ada L.";
  work.commit();
  EXPECT_EQ(log.writes(), (Lines{"insert contact", "update contact set name"}));
  EXPECT_EQ(stored<ContactRepository>(1)->name, "Ada L.");
}

TEST_P(UnitOfWorkTest, OneKeyIsOneObject) {
  given<ContactRepository>(Contact{.id = 1, .name = "Ada", .phone = "100", .active = true});
  UnitOfWork work{db};
  auto& contacts = work.repository<ContactRepository>();
  Contact& contact = contacts.get(1);
  EXPECT_EQ(&contacts.get(1), &contact);
  EXPECT_EQ(contacts.get_by_name("Ada"), &contact);
  EXPECT_EQ(contacts.find_by_active_true_order_by_id(), std::vector<Contact*>{&contact});
}

TEST_P(UnitOfWorkTest, AnAddedObjectIsTheOneThatQueriesFind) {
  UnitOfWork work{db};
  auto& contacts = work.repository<ContactRepository>();
  Contact& contact = contacts.add(ada());
  EXPECT_EQ(&contacts.get(1), &contact);
  EXPECT_EQ(contacts.get_by_name("Ada"), &contact);
}

TEST_P(UnitOfWorkTest, ASecondQueryKeepsLocalChanges) {
  struct Row {
    FlushMode mode;
    Lines flushed;
  };
  for (const Row& row : {Row{FlushMode::automatic, {"update contact set name"}}, Row{FlushMode::on_commit, {}}}) {
    given<ContactRepository>(Contact{.id = 1, .name = "Ada", .phone = "100", .active = true});
    {
      UnitOfWork work{db, row.mode};
      auto& contacts = work.repository<ContactRepository>();
      Contact& contact = contacts.get(1);
      contact.name = "changed";
      EXPECT_EQ(contacts.find_by_active_true_order_by_id(), std::vector<Contact*>{&contact});
      EXPECT_EQ(contact.name, "changed");
      EXPECT_EQ(log.writes(), row.flushed);
      work.commit();
    }
    EXPECT_EQ(log.writes(), Lines{"update contact set name"});
    EXPECT_EQ(stored<ContactRepository>(1)->name, "changed");
    repoc::Session{db}.repository<ContactRepository>().remove_by_id(1);
  }
}

TEST_P(UnitOfWorkTest, AQueryDoesNotOverwriteWithWhatOthersStored) {
  given<ContactRepository>(ada());
  UnitOfWork work{db};
  auto& contacts = work.repository<ContactRepository>();
  Contact& contact = contacts.get(1);
  Contact others = ada();
  others.phone = "999";
  repoc::Session{neighbour}.repository<ContactRepository>().save(others);
  contact.name = "mine";
  EXPECT_EQ(contacts.get_by_name("mine"), &contact);
  EXPECT_EQ(contact.phone, "100");
}

TEST_P(UnitOfWorkTest, AQuerySeesWhatIsNotYetCommitted) {
  given<ContactRepository>(ada());
  UnitOfWork work{db};
  auto& contacts = work.repository<ContactRepository>();
  contacts.add(bob());
  contacts.get(1).phone = "101";
  EXPECT_TRUE(contacts.find_by_phone("200"));
  EXPECT_TRUE(contacts.find_by_phone("101"));
  EXPECT_FALSE(contacts.find_by_phone("100"));
  EXPECT_EQ(contacts.count(), 2);
}

TEST_P(UnitOfWorkTest, OnCommitAQueryReadsWhatIsStored) {
  given<ContactRepository>(ada());
  UnitOfWork work{db, FlushMode::on_commit};
  auto& contacts = work.repository<ContactRepository>();
  contacts.add(bob());
  EXPECT_FALSE(contacts.find_by_phone("200"));
  EXPECT_EQ(log.writes(), Lines{});
  work.commit();
  EXPECT_EQ(stored_count<ContactRepository>(), 2);
}

TEST_P(UnitOfWorkTest, WhatADeleteByNameTookIsTrackedNoMore) {
  given<ContactRepository>(ada());
  UnitOfWork work{db};
  auto& contacts = work.repository<ContactRepository>();
  contacts.get(1).phone = "101";
  EXPECT_EQ(contacts.delete_by_name("Ada"), 1);
  EXPECT_THROW(contacts.get(1), repoc::NotFound);
  work.commit();
  EXPECT_EQ(stored_count<ContactRepository>(), 0);
}

// 7. Rollback.

TEST_P(UnitOfWorkTest, AfterARollbackTheStoredStateIsRead) {
  given<ContactRepository>(ada());
  UnitOfWork work{db};
  auto& contacts = work.repository<ContactRepository>();
  contacts.get(1).name = "changed";
  contacts.add(bob());
  work.flush();
  work.rollback();
  EXPECT_EQ(stored<ContactRepository>(1), ada());
  EXPECT_EQ(stored_count<ContactRepository>(), 1);
  UnitOfWork next{db};
  EXPECT_EQ(next.repository<ContactRepository>().get(1), ada());
}

// A unit of work that is made, used and left in a destructor while another exception passes.
struct WorksInItsDestructor {
  repoc::Database& db;
  ~WorksInItsDestructor() {
    try {
      UnitOfWork work{db};
      work.repository<ContactRepository>().add(ada());
      work.flush();
      work.repository<ContactRepository>().get(77);
    } catch (const repoc::NotFound&) {
      // what is asked of it does not exist; the unit was left on the way here
    }
  }
};

TEST_P(UnitOfWorkTest, AnExceptionDuringUnwindingNeverTerminates) {
  const auto run = [&] {
    WorksInItsDestructor last{db};
    throw std::domain_error("the first");
  };
  EXPECT_THROW(run(), std::domain_error);
  EXPECT_EQ(stored_count<ContactRepository>(), 0);
  const auto flushed = [&] {
    UnitOfWork work{db};
    work.repository<ContactRepository>().add(ada());
    work.flush();
    throw std::domain_error("the second");
  };
  db.on_statement([](const repoc::StatementEvent&) { throw std::runtime_error("the log is full"); });
  EXPECT_THROW(flushed(), std::domain_error);
  EXPECT_EQ(stored_count<ContactRepository>(), 0);
}

// What is flushed is seen by nobody else until the commit, and holds nobody up who reads.
TEST_P(UnitOfWorkTest, OthersReadWhatIsCommitted) {
  if (&db == &neighbour) GTEST_SKIP() << "one program only";
  given<ContactRepository>(ada());
  UnitOfWork work{db};
  work.repository<ContactRepository>().get(1).name = "changed";
  work.flush();
  EXPECT_EQ(stored<ContactRepository>(1), ada());
  work.commit();
  EXPECT_EQ(stored<ContactRepository>(1)->name, "changed");
}

TEST_P(UnitOfWorkTest, ASecondWriterThatDoesNotWaitIsRetryable) {
  if (&db == &neighbour) GTEST_SKIP() << "one program only";
  UnitOfWork work{db};
  work.repository<ContactRepository>().add(ada());
  work.flush();
  UnitOfWork other{neighbour};
  other.repository<ContactRepository>().add(bob());
  EXPECT_THROW(other.commit(), repoc::Retryable);
  work.commit();
  EXPECT_EQ(stored_count<ContactRepository>(), 1);
}

// 8. Twice.

TEST_P(UnitOfWorkTest, ASecondFlushDoesNothing) {
  UnitOfWork work{db};
  work.repository<ContactRepository>().add(ada());
  work.flush();
  log.clear();
  work.flush();
  EXPECT_TRUE(log.entries().empty());
}

TEST_P(UnitOfWorkTest, ASecondCommitIsAUsageError) {
  UnitOfWork work{db};
  work.repository<ContactRepository>().add(ada());
  work.commit();
  EXPECT_THROW(work.commit(), repoc::UsageError);
  EXPECT_EQ(stored_count<ContactRepository>(), 1);
}

TEST_P(UnitOfWorkTest, AfterItsEndEveryUseIsAUsageError) {
  UnitOfWork rolled_back{db};
  auto& contacts = rolled_back.repository<ContactRepository>();
  rolled_back.rollback();
  EXPECT_THROW(contacts.count(), repoc::UsageError);
  EXPECT_THROW(contacts.add(ada()), repoc::UsageError);
  EXPECT_THROW(rolled_back.repository<AccountRepository>(), repoc::UsageError);
  EXPECT_THROW(rolled_back.commit(), repoc::UsageError);

  given<ContactRepository>(ada());
  UnitOfWork failed{db};
  failed.repository<ContactRepository>().add(ada());
  EXPECT_THROW(failed.commit(), repoc::ConstraintViolation);
  EXPECT_THROW(failed.commit(), repoc::UsageError);
  EXPECT_THROW(failed.repository<ContactRepository>().get(1), repoc::UsageError);
}

// 10. One back end to a unit. Of two databases in one transact() see transact_test.cpp.

TEST_P(UnitOfWorkTest, ARepositoryOfAnotherBackEndIsAUsageError) {
  UnitOfWork work{db};
  work.repository<ContactRepository>().add(ada());
  EXPECT_THROW(work.repository<Elsewhere>(), repoc::UsageError);
  work.commit();
  EXPECT_EQ(stored_count<ContactRepository>(), 1);
}

// 11. One object in two units, one unit in two threads.

TEST_P(UnitOfWorkTest, AnObjectOfAnotherUnitIsAUsageError) {
  given<ContactRepository>(ada());
  UnitOfWork first{db};
  UnitOfWork second{db};
  Contact& theirs = first.repository<ContactRepository>().get(1);
  auto& contacts = second.repository<ContactRepository>();
  Contact& own = contacts.get(1);
  EXPECT_NE(&own, &theirs);
  theirs.name = "changed";
  EXPECT_THROW(contacts.remove(theirs), repoc::UsageError);
  EXPECT_THROW(second.refresh(theirs), repoc::UsageError);
  EXPECT_THROW(second.detach(theirs), repoc::UsageError);
  second.commit();
  EXPECT_EQ(stored<ContactRepository>(1), ada());
  first.commit();  // it is as good as before
  EXPECT_EQ(stored<ContactRepository>(1)->name, "changed");
}

TEST_P(UnitOfWorkTest, AnotherThreadIsAUsageError) {
  given<ContactRepository>(ada());
  UnitOfWork work{db};
  auto& contacts = work.repository<ContactRepository>();
  Contact& contact = contacts.get(1);
  contact.name = "changed";
  const std::pair<const char*, std::function<void()>> uses[] = {
      {"get", [&] { contacts.get(1); }},
      {"find", [&] { contacts.find(1); }},
      {"count", [&] { contacts.count(); }},
      {"add", [&] { contacts.add(bob()); }},
      {"remove", [&] { contacts.remove(contact); }},
      {"remove_by_id", [&] { contacts.remove_by_id(1); }},
      {"save", [&] { contacts.save(bob()); }},
      {"repository", [&] { work.repository<AccountRepository>(); }},
      {"refresh", [&] { work.refresh(contact); }},
      {"detach", [&] { work.detach(contact); }},
      {"savepoint", [&] { static_cast<void>(work.savepoint()); }},
      {"flush", [&] { work.flush(); }},
      {"commit", [&] { work.commit(); }},
  };
  for (const auto& [name, use] : uses) {
    SCOPED_TRACE(name);
    std::thread([&] { EXPECT_THROW(use(), repoc::UsageError); }).join();
  }
  EXPECT_EQ(log.writes(), Lines{});
  work.commit();
  EXPECT_EQ(stored<ContactRepository>(1)->name, "changed");
  EXPECT_EQ(stored_count<ContactRepository>(), 1);
}

}  // namespace
}  // namespace conformance
