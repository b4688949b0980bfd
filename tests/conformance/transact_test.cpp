// transact(): a unit of work inside another is a savepoint (case 8 of the design's list), one of its own commits or
// rolls back, or two of them on two databases (case 10).
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "conformance/back_end.hpp"

namespace conformance {
namespace {

using repoc::UnitOfWork;

class TransactTest : public Conformance {};
REPOC_ON_EVERY_BACK_END(TransactTest);

Contact ada() { return {.id = 1, .name = "Ada", .phone = "100"}; }
Contact bob() { return {.id = 2, .name = "Bob", .phone = "200"}; }
Account shared_account() { return {.iban = "A1", .email = "a@x", .balance = 10}; }

TEST_P(TransactTest, AFailedInnerTransactLeavesTheOuterIntact) {
  given<AccountRepository>(shared_account());
  UnitOfWork work{db};
  work.repository<ContactRepository>().add(ada());
  const auto inner = [](UnitOfWork& unit) {
    unit.repository<ContactRepository>().add(bob());
    unit.repository<AccountRepository>().get("A1").balance = 99;
    unit.flush();
    throw std::domain_error("inner");
  };
  EXPECT_THROW(repoc::transact(work, inner), std::domain_error);
  work.commit();
  EXPECT_EQ(stored<ContactRepository>(1), ada());
  EXPECT_EQ(stored<ContactRepository>(2), std::nullopt);
  EXPECT_EQ(stored<AccountRepository>("A1")->balance, 10);
  EXPECT_EQ(stored<AccountRepository>("A1")->version, 1);
}

TEST_P(TransactTest, AFailedInnerTransactUndoesTheWritesOfAnOuterThatOnlyRead) {
  given<AccountRepository>(shared_account());
  UnitOfWork work{db};
  auto& accounts = work.repository<AccountRepository>();
  accounts.get("A1");
  const auto inner = [](UnitOfWork& unit) {
    unit.repository<AccountRepository>().get("A1").balance = 99;
    unit.flush();
    throw std::domain_error("inner");
  };
  EXPECT_THROW(repoc::transact(work, inner), std::domain_error);
  EXPECT_EQ(accounts.get("A1").balance, 10);  // loaded again
  accounts.get("A1").balance = 11;
  work.commit();
  EXPECT_EQ(stored<AccountRepository>("A1")->balance, 11);
  EXPECT_EQ(stored<AccountRepository>("A1")->version, 2);
}

TEST_P(TransactTest, AnErrorOfTheDatabaseInAnInnerTransactLeavesTheOuterIntact) {
  given<ContactRepository>(bob());
  UnitOfWork work{db};
  work.repository<ContactRepository>().add(ada());
  const auto inner = [](UnitOfWork& unit) { unit.repository<ContactRepository>().add(bob()); };
  EXPECT_THROW(repoc::transact(work, inner), repoc::ConstraintViolation);
  work.commit();
  EXPECT_EQ(stored<ContactRepository>(1), ada());
  EXPECT_EQ(stored_count<ContactRepository>(), 2);
}

TEST_P(TransactTest, AnInnerTransactIsStoredWithTheOuterAndNotBefore) {
  for (const bool commit : {false, true}) {
    UnitOfWork work{db};
    work.repository<ContactRepository>().add(ada());
    repoc::transact(work, [](UnitOfWork& unit) { unit.repository<ContactRepository>().add(bob()); });
    if (commit) work.commit();
    if (!commit) work.rollback();
    EXPECT_EQ(stored_count<ContactRepository>(), commit ? 2 : 0);
  }
}

TEST_P(TransactTest, TransactCommitsAndAnExceptionRollsBack) {
  repoc::transact(db, [](UnitOfWork& work) { work.repository<ContactRepository>().add(ada()); });
  EXPECT_EQ(stored_count<ContactRepository>(), 1);
  const auto fails = [](UnitOfWork& work) {
    work.repository<ContactRepository>().add(bob());
    throw std::domain_error("no");
  };
  EXPECT_THROW(repoc::transact(db, fails), std::domain_error);
  EXPECT_EQ(stored_count<ContactRepository>(), 1);
}

TEST_P(TransactTest, AConflictRepeatsTheWholeUnit) {
  given<AccountRepository>(shared_account());
  int runs = 0;
  repoc::transact(db, [&](UnitOfWork& work) {
    Account& mine = work.repository<AccountRepository>().get("A1");
    if (++runs == 1) {
      UnitOfWork other{db};
      other.repository<AccountRepository>().get("A1").balance = 100;
      other.commit();
    }
    mine.balance += 1;
  });
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(stored<AccountRepository>("A1")->balance, 101);
  EXPECT_EQ(stored<AccountRepository>("A1")->version, 3);
}

TEST_P(TransactTest, GivesUpAfterItsAttempts) {
  given<AccountRepository>(shared_account());
  int runs = 0;
  const auto always_late = [&](UnitOfWork& work) {
    ++runs;
    Account& mine = work.repository<AccountRepository>().get("A1");
    UnitOfWork other{db};
    other.repository<AccountRepository>().get("A1").balance += 100;
    other.commit();
    mine.balance = 0;
  };
  EXPECT_THROW(repoc::transact(db, always_late, {.attempts = 3}), repoc::Conflict);
  EXPECT_EQ(runs, 3);
  EXPECT_EQ(stored<AccountRepository>("A1")->balance, 310);
}

// Over two databases: both or neither, but for the window between the two commits.
class TwoDatabasesTest : public Conformance {
 private:
  std::unique_ptr<Store> store_ = GetParam().make();

 protected:
  repoc::Database& other_db = store_->database();

  TwoDatabasesTest() {
    repoc::create_schema<ContactRepository>(other_db);
    repoc::create_schema<AccountRepository>(other_db);
  }
  static void add_to_both(UnitOfWork& first, UnitOfWork& second) {
    first.repository<ContactRepository>().add(ada());
    second.repository<ContactRepository>().add(bob());
  }
  // How many contacts are in the first and in the second.
  std::pair<std::int64_t, std::int64_t> counts() {
    return {repoc::Session{db}.repository<ContactRepository>().count(),
            repoc::Session{other_db}.repository<ContactRepository>().count()};
  }
  using Counts = std::pair<std::int64_t, std::int64_t>;
};
REPOC_ON_EVERY_BACK_END(TwoDatabasesTest);

TEST_P(TwoDatabasesTest, BothAreWrittenBeforeEitherCommits) {
  std::vector<std::string> order;
  const auto tell = [&order](const char* which) {
    return [&order, which](const repoc::StatementEvent& event) {
      if (event.kind != repoc::StatementKind::query) order.push_back(which + std::string(event.query));
    };
  };
  db.on_statement(tell("1 "));
  other_db.on_statement(tell("2 "));
  repoc::transact(db, other_db, add_to_both);
  EXPECT_EQ(order, (std::vector<std::string>{"1 begin", "1 Contact insert", "2 begin", "2 Contact insert", "1 commit",
                                             "2 commit"}));
  EXPECT_EQ(counts(), Counts(1, 1));
}

TEST_P(TwoDatabasesTest, AnErrorBeforeTheCommitsStoresNothingInEither) {
  struct Row {
    const char* what;
    std::function<void(UnitOfWork&, UnitOfWork&)> work;
  };
  const auto rows = {
      Row{"of the function",
          [](UnitOfWork& first, UnitOfWork& second) {
            add_to_both(first, second);
            first.flush();
            second.flush();
            throw std::domain_error("no");
          }},
      Row{"of the first's flush",
          [](UnitOfWork& first, UnitOfWork& second) {
            add_to_both(first, second);
            first.repository<ContactRepository>().add(Contact{.id = 7, .name = "twice", .phone = "7"});
          }},
      Row{"of the second's flush",
          [](UnitOfWork& first, UnitOfWork& second) {
            add_to_both(first, second);
            second.repository<ContactRepository>().add(Contact{.id = 7, .name = "twice", .phone = "7"});
          }},
      Row{"that was swallowed",
          [](UnitOfWork& first, UnitOfWork& second) {
            add_to_both(first, second);
            second.repository<ContactRepository>().add(Contact{.id = 7, .name = "twice", .phone = "7"});
            EXPECT_THROW(second.flush(), repoc::ConstraintViolation);
          }},
  };
  for (repoc::Database* each : {&db, &other_db}) {
    UnitOfWork work{*each};
    work.repository<ContactRepository>().add(Contact{.id = 7, .name = "there", .phone = "0"});
    work.commit();
  }
  for (const Row& row : rows) {
    int runs = 0;
    EXPECT_ANY_THROW(repoc::transact(db, other_db, [&](UnitOfWork& first, UnitOfWork& second) {
      ++runs;
      row.work(first, second);
    })) << row.what;
    EXPECT_EQ(runs, 1) << row.what;
    EXPECT_EQ(counts(), Counts(1, 1)) << row.what;
  }
}

// What the second's commit would refuse must be told before the first is stored.
TEST_P(TwoDatabasesTest, ASavepointThatIsOpenInTheSecondStoresNothingInEither) {
  std::optional<repoc::Savepoint> open;
  EXPECT_THROW(repoc::transact(db, other_db,
                               [&](UnitOfWork& first, UnitOfWork& second) {
                                 add_to_both(first, second);
                                 open.emplace(second.savepoint());
                               }),
               repoc::UsageError);
  EXPECT_EQ(counts(), Counts(0, 0));
}

TEST_P(TwoDatabasesTest, AConflictInEitherRepeatsBothWithFreshUnits) {
  for (const bool in_second : {false, true}) {
    repoc::Database& contested = in_second ? other_db : db;
    const std::string iban = in_second ? "B" : "A";
    UnitOfWork before{contested};
    before.repository<AccountRepository>().add(Account{.iban = iban, .email = iban, .balance = 10});
    before.commit();
    int runs = 0;
    repoc::transact(db, other_db, [&](UnitOfWork& first, UnitOfWork& second) {
      const std::int64_t id = in_second ? 2 : 1;
      first.repository<ContactRepository>().add({.id = id, .name = "n", .phone = iban});
      second.repository<ContactRepository>().add({.id = id, .name = "n", .phone = iban});
      Account& mine = (in_second ? second : first).repository<AccountRepository>().get(iban);
      if (++runs == 1) {
        UnitOfWork rival{contested};
        rival.repository<AccountRepository>().get(iban).balance = 100;
        rival.commit();
      }
      mine.balance += 1;
    });
    EXPECT_EQ(runs, 2);
    EXPECT_EQ(counts(), in_second ? Counts(2, 2) : Counts(1, 1));
    EXPECT_EQ(repoc::Session{contested}.repository<AccountRepository>().find(iban)->balance, 101);
  }
}

TEST_P(TwoDatabasesTest, ARollbackOfOneGivesUpBoth) {
  for (const bool of_second : {false, true}) {
    repoc::transact(db, other_db, [&](UnitOfWork& first, UnitOfWork& second) {
      add_to_both(first, second);
      first.flush();
      second.flush();
      (of_second ? second : first).rollback();
    });
    EXPECT_EQ(counts(), Counts(0, 0));
  }
}

TEST_P(TwoDatabasesTest, WhatTheFunctionCommittedItselfIsNotDoneTwice) {
  int runs = 0;
  EXPECT_THROW(repoc::transact(db, other_db,
                               [&](UnitOfWork& first, UnitOfWork& second) {
                                 ++runs;
                                 add_to_both(first, second);
                                 first.commit();
                                 throw repoc::Retryable("busy", "test");
                               }),
               repoc::Retryable);
  EXPECT_EQ(runs, 1);
  EXPECT_EQ(counts(), Counts(1, 0));
}

TEST_P(TwoDatabasesTest, RefusesTheSameDatabaseTwiceAndARetryOfNothing) {
  const auto nothing = [](UnitOfWork&, UnitOfWork&) { ADD_FAILURE() << "it ran"; };
  EXPECT_THROW(repoc::transact(db, db, nothing), repoc::UsageError);
  EXPECT_THROW(repoc::transact(db, other_db, nothing, {.attempts = 0}), repoc::UsageError);
}

}  // namespace
}  // namespace conformance
