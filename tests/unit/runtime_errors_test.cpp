// What SQLite says when something goes wrong -> which error a program gets, and what goes on after it.
#include <chrono>
#include <new>

#include "error.hpp"
#include "runtime/teams.hpp"

namespace teams {
namespace {

using repoc::UnitOfWork;

// "Retryable": the type of the error that a result code becomes.
std::string type_of(int code) {
  try {
    repoc::sqlite::throw_error(nullptr, code, {"query"});
  } catch (const std::bad_alloc&) {
    return "bad_alloc";
  } catch (const repoc::Error& error) {
    EXPECT_EQ(error.code(), code);
    EXPECT_EQ(error.query(), "query");
    const std::string name = typeid(error).name();  // N5repoc9RetryableE
    return name.substr(name.find_first_not_of("0123456789", 8),
                       name.size() - 1 - name.find_first_not_of("0123456789", 8));
  }
}

TEST(Errors, EveryResultCodeIsOneType) {
  struct Case {
    int code;
    std::string type;
  };
  const Case cases[] = {
      {SQLITE_CONSTRAINT_UNIQUE, "ConstraintViolation"},
      {SQLITE_CONSTRAINT_PRIMARYKEY, "ConstraintViolation"},
      {SQLITE_CONSTRAINT_FOREIGNKEY, "ConstraintViolation"},
      {SQLITE_CONSTRAINT_NOTNULL, "ConstraintViolation"},
      {SQLITE_CONSTRAINT_CHECK, "ConstraintViolation"},
      {SQLITE_CONSTRAINT_TRIGGER, "ConstraintViolation"},
      {SQLITE_CONSTRAINT_DATATYPE, "MappingError"},
      {SQLITE_ERROR, "MappingError"},
      {SQLITE_MISMATCH, "MappingError"},
      {SQLITE_RANGE, "MappingError"},
      {SQLITE_BUSY, "Retryable"},
      {SQLITE_BUSY_SNAPSHOT, "Retryable"},
      {SQLITE_BUSY_RECOVERY, "Retryable"},
      {SQLITE_BUSY_TIMEOUT, "Retryable"},
      {SQLITE_LOCKED, "Retryable"},
      {SQLITE_SCHEMA, "Retryable"},
      {SQLITE_PROTOCOL, "Retryable"},
      {SQLITE_INTERRUPT, "Timeout"},
      {SQLITE_FULL, "StorageFull"},
      {SQLITE_CORRUPT, "Corrupt"},
      {SQLITE_CORRUPT_INDEX, "Corrupt"},
      {SQLITE_NOTADB, "Corrupt"},
      {SQLITE_IOERR_DATA, "Corrupt"},
      {SQLITE_IOERR_CORRUPTFS, "Corrupt"},
      {SQLITE_IOERR_READ, "ConnectionLost"},
      {SQLITE_IOERR_WRITE, "ConnectionLost"},
      {SQLITE_IOERR_FSYNC, "ConnectionLost"},
      {SQLITE_CANTOPEN, "ConnectionLost"},
      {SQLITE_READONLY_DBMOVED, "ConnectionLost"},
      {SQLITE_READONLY_CANTLOCK, "ConnectionLost"},
      {SQLITE_READONLY, "UsageError"},
      {SQLITE_READONLY_DIRECTORY, "UsageError"},
      {SQLITE_PERM, "UsageError"},
      {SQLITE_AUTH, "UsageError"},
      {SQLITE_MISUSE, "UsageError"},
      {SQLITE_TOOBIG, "TooLarge"},
      {SQLITE_NOMEM, "bad_alloc"},
      {SQLITE_IOERR_NOMEM, "bad_alloc"},
  };
  for (const Case& c : cases) EXPECT_EQ(type_of(c.code), c.type) << c.code;
}

class Faults : public TeamsTest {
 protected:
  using TeamsTest::TeamsTest;
};

TEST_F(Faults, AForeignKeyThatIsBrokenAtTheCommitIsNamed) {
  store(2);
  for (const bool nested : {false, true}) {
    UnitOfWork work(db());
    Teams& all = work.repository<Teams>();
    all.get(1).rival = 77;
    all.add({3, "c", 3, {}, 2, 0, {}});
    if (nested) repoc::transact(work, [&](UnitOfWork&) { all.get(2).rival = 78; });
    work.flush();  // it is deferred
    ran();
    try {
      work.commit();
      ADD_FAILURE();
    } catch (const repoc::ConstraintViolation& error) {
      EXPECT_STREQ(error.what(),
                   "commit: FOREIGN KEY constraint failed: a row of team has no row in team (SQLite 787)");
      EXPECT_EQ(error.code(), SQLITE_CONSTRAINT_FOREIGNKEY);
    }
    EXPECT_EQ(ran(), (Lines{"commit 0 failed", "rollback 0"}));
    EXPECT_THROW(work.flush(), repoc::UsageError);
    EXPECT_EQ(stored(), "1a1n1[1s1] 2b2n2[1s2]");
  }
  UnitOfWork work(db());  // the connection goes on
  Teams& all = work.repository<Teams>();
  all.get(1).rival = 3;
  all.add({3, "c", 3, {}, 1, 0, {}});  // a cycle of references
  work.commit();
  EXPECT_EQ(stored(), "1a1n1[1s1] 2b2n2[1s2] 3c3-[]");
}

TEST_F(Faults, AColumnOrTableThatIsGoneIsAMappingError) {
  store(1);
  repoc::Session session(db());
  Teams& teams = session.repository<Teams>();
  EXPECT_EQ(teams.count(), 1);
  run("alter table team rename column nick to away");
  EXPECT_THROW(teams.find(1), repoc::MappingError);
  EXPECT_EQ(teams.count(), 1);  // it goes on
  {
    UnitOfWork work(db());
    Teams& all = work.repository<Teams>();
    all.add({2, "b", 2, {}, {}, 0, {}});
    EXPECT_THROW(work.commit(), repoc::MappingError);
    EXPECT_THROW(work.commit(), repoc::UsageError);
  }
  run("alter table team rename column away to nick");
  EXPECT_EQ(stored(), "1a1n1[1s1]");
  run("drop table seat");
  EXPECT_THROW(teams.find(1), repoc::MappingError);
  EXPECT_EQ(teams.count(), 1);
}

class Timeouts : public Faults {
 protected:
  Timeouts() : Faults("&statement_timeout=50") {}
  // From now on writing a team, or counting them, takes as good as for ever.
  void slow_writes() {
    run("create trigger slow after insert on team begin update team set rival = ("
        "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n); end");
  }
};

TEST_F(Timeouts, EndTheUnitButNotTheDatabase) {
  store(1);
  slow_writes();
  {
    UnitOfWork work(db());
    Teams& all = work.repository<Teams>();
    all.get(1).code = "x";
    work.flush();
    all.add({2, "b", 2, {}, {}, 0, {}});
    try {
      work.commit();
      ADD_FAILURE();
    } catch (const repoc::Timeout& error) {
      EXPECT_EQ(error.code(), SQLITE_INTERRUPT);
      EXPECT_EQ(error.query(), "Team insert");
    }
    EXPECT_THROW(all.count(), repoc::UsageError);
  }
  EXPECT_EQ(stored(), "1a1n1[1s1]");
  UnitOfWork work(db());
  Teams& all = work.repository<Teams>();
  all.get(1).code = "y";
  work.flush();
  EXPECT_THROW(repoc::transact(work, [&](UnitOfWork&) { all.add({2, "b", 2, {}, {}, 0, {}}); }), repoc::Timeout);
  EXPECT_THROW(work.commit(), repoc::UsageError);  // SQLite undid the whole transaction, not only the savepoint
  EXPECT_EQ(stored(), "1a1n1[1s1]");
}

TEST_F(Timeouts, AStatementThatIsFastMayStayOpen) {
  store(20);
  UnitOfWork work(db());
  for (int i = 1; i <= 20; ++i) EXPECT_EQ(work.repository<Teams>().get(i).rank, i);
  work.commit();
}

TEST(Options, OfTheAddress) {
  EXPECT_THROW(repoc::open("sqlite::memory:?statement_timeout=-1"), repoc::UsageError);
  EXPECT_THROW(repoc::open("sqlite::memory:?statement_timeout=x"), repoc::UsageError);
  EXPECT_THROW(repoc::open("sqlite::memory:?schema_check=no"), repoc::UsageError);
  repoc::Database made = repoc::open("sqlite::memory:?statement_timeout=1000&schema_check=off");
  repoc::Session session(made);
  EXPECT_THROW(session.repository<Teams>().count(), repoc::MappingError);  // of the statement, not of the comparison
}

}  // namespace
}  // namespace teams
