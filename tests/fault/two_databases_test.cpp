// transact() over two databases, and real faults around the two commits: what the error says of each is true. The
// window: the second commit fails when the first has succeeded.
#include <gtest/gtest.h>

#include "fault/shop.hpp"
#include "support/faulty_vfs.hpp"

namespace fault {
namespace {

using repoc::UnitOfWork;
using repoc::test::FaultyVfs;
using repoc::test::OtherProgram;

// Both change all that Shop::change changes; `between` comes when both are written and before either commits.
Caught work_on_both(Shop& first, Shop& second, const std::function<void()>& between, int& runs) {
  const auto work = [&](UnitOfWork& one, UnitOfWork& other) {
    ++runs;
    Shop::change(one);
    Shop::change(other);
    one.flush();
    other.flush();
    if (between) between();
  };
  return catch_error([&] {
    repoc::transact(first.database(), second.database(), work,
                    {.attempts = 2, .first_wait = std::chrono::milliseconds(1)});
  });
}

constexpr const char* kRollbackJournal = "synchronous=off&journal_mode=delete&busy_timeout=10";

// With a rollback journal a reader keeps a commit out, but not the writes before it.
TEST(TwoDatabasesFaultTest, AReaderAtTheSecondCommitLeavesTheFirstStoredAndSaysSo) {
  Shop first(kRollbackJournal);
  Shop second(kRollbackJournal);
  const std::string before = second.stored();
  OtherProgram reader(second.file());
  int runs = 0;
  const Caught caught = work_on_both(first, second, [&] { reader.execute("begin; select * from orders"); }, runs);
  reader.execute("rollback");
  EXPECT_EQ(caught.type, "CommitUnknown");
  EXPECT_EQ(caught.code, SQLITE_BUSY);
  EXPECT_EQ(caught.query, "transact");
  EXPECT_NE(caught.what.find("the first database is stored and the second is not"), std::string::npos) << caught.what;
  EXPECT_EQ(complaint(caught), "");
  EXPECT_EQ(runs, 1) << "what is stored must not be done twice";
  EXPECT_EQ(first.stored(), Shop::stored_after_work());
  EXPECT_EQ(second.stored(), before);
  second.work();  // goes on
}

TEST(TwoDatabasesFaultTest, AReaderAtTheFirstCommitStoresNothingAndIsTriedAgain) {
  Shop first(kRollbackJournal);
  Shop second(kRollbackJournal);
  const std::string before = first.stored();
  OtherProgram reader(first.file());
  int runs = 0;
  const auto read = [&] {
    if (runs == 1) reader.execute("begin; select * from orders");
  };
  const Caught caught = work_on_both(first, second, read, runs);
  EXPECT_EQ(caught.type, "Retryable") << caught.what;
  EXPECT_EQ(runs, 2);
  reader.execute("rollback");
  EXPECT_EQ(first.stored(), before);
  EXPECT_EQ(second.stored(), before);
  EXPECT_EQ(work_on_both(first, second, {}, runs).what, "");
  EXPECT_EQ(first.stored(), Shop::stored_after_work());
  EXPECT_EQ(second.stored(), Shop::stored_after_work());
}

// A rule that only the commit checks is no part of the window.
TEST(TwoDatabasesFaultTest, AReferenceToNothingInTheSecondStoresNothingInEither) {
  Shop first("synchronous=off");
  Shop second("synchronous=off");
  const std::string before = second.stored();
  OtherProgram(second.file())
      .execute(
          "create table invoice (number integer references orders deferrable initially deferred); "
          "insert into invoice values (2)");
  int runs = 0;
  const Caught caught = work_on_both(first, second, {}, runs);
  EXPECT_EQ(caught.type, "ConstraintViolation");
  EXPECT_EQ(caught.code, SQLITE_CONSTRAINT_FOREIGNKEY);
  EXPECT_NE(caught.what.find("a row of invoice has no row in orders"), std::string::npos) << caught.what;
  EXPECT_EQ(complaint(caught), "");
  EXPECT_EQ(first.stored(), before);
  EXPECT_EQ(second.stored(), before);
}

// Where only the second has something to write there is no window.
TEST(TwoDatabasesFaultTest, AReaderAtTheOnlyCommitIsTriedAgain) {
  Shop first(kRollbackJournal);
  Shop second(kRollbackJournal);
  OtherProgram reader(second.file());
  int runs = 0;
  repoc::transact(first.database(), second.database(), [&](UnitOfWork& one, UnitOfWork& other) {
    one.repository<CounterRepository>().get("stock");
    Shop::change(other);
    other.flush();
    reader.execute(++runs == 1 ? "begin; select * from orders" : "rollback");
  });
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(second.stored(), Shop::stored_after_work());
}

class TwoDatabasesIoErrorTest : public ::testing::TestWithParam<std::string> {
 protected:
  FaultyVfs vfs_;
};
INSTANTIATE_TEST_SUITE_P(On, TwoDatabasesIoErrorTest, ::testing::Values("wal", "delete"),
                         [](const auto& row) { return row.param; });

// Every operation on a file that the two commits need fails, one after the other.
TEST_P(TwoDatabasesIoErrorTest, TheErrorSaysWhatIsStoredInEach) {
  const std::string before = Shop().stored();
  const std::string& after = Shop::stored_after_work();
  int windows = 0;
  int nothings = 0;
  int at = 1;
  for (bool struck = true; struck; ++at) {
    ASSERT_LT(at, 1000) << "it never ends";
    Shop first("journal_mode=" + GetParam());
    Shop second("journal_mode=" + GetParam());
    int runs = 0;
    const Caught caught = work_on_both(first, second, [&] { vfs_.arm({.at = at}); }, runs);
    vfs_.disarm();
    struck = vfs_.struck();
    SCOPED_TRACE("operation " + std::to_string(at) + ": " + vfs_.what() + " -> " + caught.what);
    const std::string one = first.stored();
    const std::string other = second.stored();
    const auto says = [&](const char* text) { return caught.what.find(text) != std::string::npos; };
    EXPECT_TRUE(one == before || one == after) << one;
    EXPECT_TRUE(other == before || other == after) << other;
    EXPECT_EQ(runs, 1);
    EXPECT_EQ(caught.type.empty() ? "" : complaint(caught), "");
    if (caught.type.empty()) {
      EXPECT_EQ(one, after);
      EXPECT_EQ(other, after);
    } else if (caught.type != "CommitUnknown") {
      ++nothings;
      EXPECT_EQ(one, before);
      EXPECT_EQ(other, before);
    } else if (says("the second database is not stored, and of the first: ")) {
      ++nothings;
      EXPECT_EQ(other, before);
    } else {
      ++windows;
      EXPECT_TRUE(says("the first database is stored")) << caught.what;
      EXPECT_EQ(one, after);
      if (says("and the second is not")) {
        EXPECT_EQ(other, before);
      }
    }
    if (HasFailure()) break;
  }
  EXPECT_GT(windows, 2);
  EXPECT_GT(nothings, 2);
  std::printf("%d operations, %d errors before the first is stored, %d after it\n", at - 1, nothings, windows);
}

}  // namespace
}  // namespace fault
