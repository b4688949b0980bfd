// transact(): a unit of work inside another is a savepoint (case 8 of the design's list), one of its own commits or
// rolls back.
#include <stdexcept>

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

}  // namespace
}  // namespace conformance
