// Parts of a unit of work: savepoints, nested and repeated units, and objects that are read again or let go.
#include <chrono>
#include <thread>

#include "runtime/teams.hpp"

namespace teams {
namespace {

using repoc::Savepoint;
using repoc::UnitOfWork;
using repoc::UsageError;
using std::chrono::milliseconds;

class Savepoints : public TeamsTest {};

TEST_F(Savepoints, ReleasedItStaysElseItIsUndone) {
  store(1);
  UnitOfWork work(db());
  Teams& all = work.repository<Teams>();
  all.get(1).code = "outer";
  {
    Savepoint kept = work.savepoint();
    all.get(1).code = "kept";
    kept.release();
    EXPECT_THROW(kept.release(), UsageError);
    kept.rollback();  // it is over
  }
  ran();
  {
    const Savepoint left = work.savepoint();
    all.get(1).code = "left";
    all.add({2, "b", 2, {}, {}, 0, {}});
    work.flush();
  }
  EXPECT_EQ(ran(),
            (Lines{"savepoint 0", "Team update 1", "Team insert 1", "rollback to savepoint 0", "release savepoint 0"}));
  EXPECT_EQ(all.get(1).code, "kept");  // loaded again
  work.commit();
  EXPECT_EQ(stored(), "1kept1n1[1s1]");
}

TEST_F(Savepoints, NestAndEndInnermostFirst) {
  store(1);
  UnitOfWork work(db());
  Teams& all = work.repository<Teams>();
  Savepoint outer = work.savepoint();
  all.get(1).code = "outer";
  Savepoint inner = work.savepoint();
  all.get(1).code = "inner";
  work.flush();
  EXPECT_THROW(outer.release(), UsageError);
  EXPECT_THROW(work.commit(), UsageError);
  inner.rollback();
  EXPECT_EQ(all.get(1).code, "outer");
  Savepoint again = work.savepoint();
  all.get(1).code = "again";
  Savepoint innermost = work.savepoint();
  outer.rollback();  // with those made after it
  EXPECT_THROW(again.release(), UsageError);
  innermost.rollback();
  EXPECT_EQ(all.get(1).code, "a");
  all.get(1).code = "last";
  work.commit();
  EXPECT_EQ(stored(), "1last1n1[1s1]");
}

TEST_F(Savepoints, BeforeTheFirstWriteTheyCostNoStatement) {
  store(1);
  UnitOfWork work(db());
  Teams& all = work.repository<Teams>();
  Savepoint outer = work.savepoint();
  Savepoint inner = work.savepoint();
  EXPECT_EQ(ran(), Lines{});
  all.get(1).code = "x";
  inner.rollback();
  all.get(1).code = "y";
  outer.release();
  work.commit();
  EXPECT_EQ(stored(), "1y1n1[1s1]");
}

TEST_F(Savepoints, AfterAnErrorRollbackIsTheWayOn) {
  store(2);
  UnitOfWork work(db());
  Teams& all = work.repository<Teams>();
  all.get(2).nick = "kept";
  {
    Savepoint savepoint = work.savepoint();
    all.get(1).code = "b";
    EXPECT_THROW(work.flush(), repoc::ConstraintViolation);
    EXPECT_THROW(all.get(1), UsageError);
    EXPECT_THROW(savepoint.release(), UsageError);
    savepoint.rollback();
    EXPECT_EQ(all.get(1).code, "a");
  }
  EXPECT_THROW(repoc::transact(work,
                               [&](UnitOfWork&) {
                                 all.get(1).code = "b";
                                 try {
                                   work.flush();
                                 } catch (const repoc::ConstraintViolation&) {  // NOLINT: swallowed on purpose
                                 }
                               }),
               UsageError);
  work.commit();
  EXPECT_EQ(stored(), "1a1n1[1s1] 2b2kept[1s2]");
}

TEST_F(Savepoints, OutliveTheirUnitWithoutEffect) {
  std::optional<UnitOfWork> work(db());
  Savepoint savepoint = work->savepoint();
  Savepoint moved = std::move(savepoint);
  savepoint.rollback();  // NOLINT(bugprone-use-after-move): what was moved from does nothing
  work.reset();
  EXPECT_THROW(moved.release(), UsageError);
  moved.rollback();
  work.emplace(db());
  Savepoint other = work->savepoint();
  work->rollback();
  EXPECT_THROW(other.release(), UsageError);
}

TEST_F(Savepoints, RefreshTakesOverTheRowAndWhatItOwns) {
  store(2);
  UnitOfWork work(db());
  Teams& all = work.repository<Teams>();
  Team& a = all.get(1);
  run("update team set nick = 'new', version = 5 where id = 1; insert into seat values (1, 9, 2, 'more')");
  a.code = "lost";
  ran();
  work.refresh(a);
  EXPECT_EQ(ran(), (Lines{"begin 0", "Team.seats load_one 2", "Team refresh 1", "commit 0"}));
  EXPECT_EQ(a.code + *a.nick, "anew");
  EXPECT_EQ(a.seats, (std::vector<Seat>{{1, "s1"}, {2, "more"}}));
  a.seats.pop_back();
  work.commit();
  EXPECT_EQ(a.version, 6);
  EXPECT_EQ(stored(), "1a1new[1s1] 2b2n2[1s2]");
  Team& b = all.get(2);
  run("delete from team where id = 2");
  EXPECT_THROW(work.refresh(b), repoc::NotFound);
  EXPECT_THROW(work.refresh(b), UsageError);  // no longer tracked
  EXPECT_EQ(b.code, "b");
  Team& added = all.add({3, "c", 3, {}, {}, 0, {}});
  EXPECT_THROW(work.refresh(added), UsageError);
  Team own;
  EXPECT_THROW(work.refresh(own), UsageError);
  int number = 0;
  EXPECT_THROW(work.refresh(number), UsageError);
}

TEST_F(Savepoints, NothingOfADetachedObjectIsWritten) {
  store(2);
  UnitOfWork work(db());
  Teams& all = work.repository<Teams>();
  Team& a = all.get(1);
  Team& removed = all.get(2);
  Team& added = all.add({3, "c", 3, {}, {}, 0, {}});
  Team& awaiting = all.add({0, "d", 4, {}, {}, 0, {}});
  all.remove(removed);
  a.code = "x";
  for (Team* team : {&a, &added, &awaiting, &removed}) work.detach(*team);
  EXPECT_THROW(work.detach(a), UsageError);
  ran();
  work.commit();
  EXPECT_EQ(ran(), Lines{});
  EXPECT_EQ(a.code, "x");
  EXPECT_NE(&all.get(1), &a);
  EXPECT_EQ(all.get(1).code, "a");
  EXPECT_EQ(stored(), "1a1n1[1s1] 2b2n2[1s2]");
}

class Repeats : public TeamsTest {
 protected:
  // How often it was tried.
  int tries(repoc::Retry retry, int failures) {
    int count = 0;
    try {
      repoc::transact(
          db(),
          [&](UnitOfWork&) {
            if (++count <= failures) throw repoc::Retryable("busy");
          },
          retry);
    } catch (const repoc::Retryable&) {
      return -count;
    }
    return count;
  }
};

TEST_F(Repeats, AtMostAsOftenAsTold) {
  const repoc::Retry quick{.attempts = 3, .first_wait = milliseconds(0)};
  EXPECT_EQ(tries(quick, 0), 1);
  EXPECT_EQ(tries(quick, 2), 3);
  EXPECT_EQ(tries(quick, 3), -3);
  EXPECT_EQ(tries({.attempts = 1}, 1), -1);
  EXPECT_THROW(tries({.attempts = 0}, 0), UsageError);
  EXPECT_THROW(tries({.first_wait = milliseconds(-1)}, 0), UsageError);
  EXPECT_THROW(tries({.longest_wait = milliseconds(-1)}, 0), UsageError);
}

TEST_F(Repeats, NeverWaitLongerThanTold) {
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(tries({.attempts = 30, .first_wait = milliseconds(1), .longest_wait = milliseconds(2)}, 29), 30);
  // 29 waits of 2 ms at most; without the limit the last alone would take days.
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST_F(Repeats, AnAttemptLoadsItsObjectsAnew) {
  store(1);
  int attempt = 0;
  repoc::transact(db(), [&](UnitOfWork& work) {
    Team& team = work.repository<Teams>().get(1);
    if (++attempt == 1) run("update team set nick = 'other', version = version + 1 where id = 1");
    team.code += "x";
  });
  EXPECT_EQ(attempt, 2);
  EXPECT_EQ(stored(), "1ax1other[1s1]");
}

}  // namespace
}  // namespace teams
