// The runtime's half of migrations: order, record, what is refused, and that a script is applied whole or not at all.
#include <sys/wait.h>

#include <repoc/detail/driver.hpp>
#include <repoc/generated/context.hpp>
#include <repoc/migrate.hpp>
#include <repoc/repoc.hpp>

#include "database.hpp"

namespace repoc {
namespace {

class Migrate : public test::MigrationTest {
 protected:
  void script(const std::string& name, const std::string& text) { write(folder_ / "m" / name, text); }
  std::string address() const { return "sqlite:" + (folder_ / "db").string(); }
  // "1 schema, 2 change", or the error.
  std::string migrated() const {
    Database database = open(address());
    try {
      std::string out;
      for (const Migration& one : migrate(database, (folder_ / "m").string())) {
        out += (out.empty() ? "" : ", ") + std::to_string(one.number) + " " + one.name;
      }
      return out;
    } catch (const MappingError& error) {
      return std::string("MappingError: ") + error.what();
    } catch (const UsageError& error) {
      return std::string("UsageError: ") + error.what();
    } catch (const ConstraintViolation& error) {
      return std::string("ConstraintViolation: ") + error.what();
    } catch (const EncodingError& error) {
      return std::string("EncodingError: ") + error.what();
    }
  }
  std::string recorded() const { return sql("db", "select number, name from repoc_migration order by number"); }
  std::string tables() const {
    return sql("db", "select name from sqlite_schema where type = 'table' and name <> 'repoc_migration' order by name");
  }
};

TEST_F(Migrate, AppliesInOrderEachOnceAndRecordsIt) {
  script("0002_b.sqlite.sql", "alter table t add column b integer;\n");
  script("0001_a.sqlite.sql", "create table t (a integer) strict;\n");
  script("0010_other.postgres.sql", "not for SQLite");
  script("README.md", "no script");
  EXPECT_EQ(migrated(), "1 a, 2 b");
  EXPECT_EQ(migrated(), "");
  script("0003_c.sqlite.sql", "-- only a comment");
  EXPECT_EQ(migrated(), "3 c");
  EXPECT_EQ(recorded(), "1|a\n2|b\n3|c\n");
  EXPECT_EQ(sql("db", "select script, applied_at like '20__-__-__T__:__:__Z' from repoc_migration where number = 1"),
            "create table t (a integer) strict;\n|1\n");
}

TEST_F(Migrate, EmbeddedScriptsAreByteForByteThoseOfTheDirectory) {
  Database database = open(address());
  const std::vector<Migration> done = migrate(database);
  ASSERT_EQ(done.size(), 2U);
  EXPECT_EQ(done[1].name, "add_room");
  EXPECT_EQ(sql("db", "select * from shelf"), "one|it's \"here\"; \\n ?? ${not} [[a]] @variable@\n");
  EXPECT_TRUE(migrate(database).empty());
}

TEST_F(Migrate, RefusesScriptsThatDoNotFitTheDatabase) {
  script("0001_a.sqlite.sql", "create table t (a integer);\n");
  script("0002_b.sqlite.sql", "create table u (a integer);\n");
  ASSERT_EQ(migrated(), "1 a, 2 b");
  const std::string b = read(folder_ / "m/0002_b.sqlite.sql");

  script("0002_b.sqlite.sql", "create table u (a text);\n");
  EXPECT_EQ(
      migrated(),
      "MappingError: migrate: 0002_b is not what was applied to the database: undo the change and write a script of "
      "its own for it");
  script("0002_b.sqlite.sql", "create table u (a integer);\r\n");
  EXPECT_EQ(migrated(), "") << "other line ends are no change";
  std::filesystem::remove(folder_ / "m/0002_b.sqlite.sql");
  EXPECT_EQ(
      migrated(),
      "MappingError: migrate: the database has had 0002_b, which is not among the scripts: is the program older?");
  script("0003_c.sqlite.sql", "");
  EXPECT_EQ(migrated(), "MappingError: migrate: script number 2 is missing: there is 0003_c");
  script("0002_b.sqlite.sql", b);
  script("0002_z.sqlite.sql", b);
  EXPECT_EQ(migrated(), "MappingError: migrate: two scripts have the number 2: 0002_b and 0002_z");
  std::filesystem::remove(folder_ / "m/0002_z.sqlite.sql");
  script("last.sqlite.sql", "");
  EXPECT_EQ(migrated(), "MappingError: migrate: 'last.sqlite.sql' is named unlike 0001_name.sqlite.sql");
  std::filesystem::remove(folder_ / "m/last.sqlite.sql");
  EXPECT_EQ(migrated(), "3 c");
  sql("db", "delete from repoc_migration where number = 2");
  EXPECT_EQ(migrated(), "MappingError: migrate: the database has had 0003_c, but no script number 2");
}

TEST_F(Migrate, AScriptThatFailsLeavesNothingOfItselfAndThoseBeforeItStay) {
  script("0001_a.sqlite.sql", "create table t (a integer not null) strict;\n");
  const struct {
    const char* script;
    const char* said;
  } cases[] = {
      {"create table u (a); insert into nowhere values (1);", "MappingError"},
      {"create table u (a); insert into t values (null);", "ConstraintViolation"},
      {"create table u (a); this is no SQL;", "MappingError"},
      {"create table u (a); commit; create table v (a);", "UsageError"},
      {"create table u (a); rollback;", "UsageError"},
      {"create table u (a); begin;", "UsageError"},
      {"create table u (a); /* \xFF */", "EncodingError"},
      {"create table p (id integer primary key); create table u (a references p (id)); insert into u values (7);",
       "ConstraintViolation"},
  };
  for (const auto& one : cases) {
    script("0002_b.sqlite.sql", one.script);
    EXPECT_TRUE(migrated().starts_with(one.said)) << one.script << ": " << migrated();
    if (std::string(one.said) == "EncodingError") continue;
    EXPECT_EQ(tables(), "t\n") << one.script;
    EXPECT_EQ(recorded(), "1|a\n") << one.script;
  }
  script("0002_b.sqlite.sql", "create table u (a)");
  EXPECT_EQ(migrated(), "2 b");
}

TEST_F(Migrate, ForeignKeysAreOffWithinAScriptAndOnAgainAfterwards) {
  script("0001_a.sqlite.sql",
         "create table p (id integer primary key);\ncreate table c (p integer references p (id));\n");
  Database database = open(address() + "?pool=1");
  const auto insert = [&](const char* text) {
    const detail::Lease connection(database.state().shared_from_this());
    detail::Run(*connection, StatementKind::write, {"test"}, text).finish();
  };
  ASSERT_EQ(migrate(database, (folder_ / "m").string()).size(), 1U);
  EXPECT_THROW(insert("insert into c values (1)"), ConstraintViolation);
  script("0002_b.sqlite.sql", "insert into c values (1); nonsense");
  EXPECT_THROW(migrate(database, (folder_ / "m").string()), MappingError);
  EXPECT_THROW(insert("insert into c values (1)"), ConstraintViolation);
  script("0002_b.sqlite.sql", "insert into c values (1); insert into p values (1);");
  EXPECT_EQ(migrate(database, (folder_ / "m").string()).size(), 1U);
  EXPECT_EQ(sql("db", "select * from c"), "1\n");
}

// Most starts of a program have nothing to apply: they neither wait for a writer nor are one.
TEST_F(Migrate, WithNothingToDoTheWriteLockIsNotTaken) {
  script("0001_a.sqlite.sql", "create table t (a integer);\n");
  sql("db", "pragma journal_mode = wal");
  ASSERT_EQ(migrated(), "1 a");
  Database database = open(address() + "?busy_timeout=0");
  std::vector<std::string> statements;
  database.on_statement([&](const StatementEvent& event) { statements.emplace_back(event.statement); });
  Database writer = open(address());
  const detail::Lease other(writer.state().shared_from_this());
  other->begin(detail::Lock::write);
  EXPECT_TRUE(migrate(database, (folder_ / "m").string()).empty());
  ASSERT_EQ(statements.size(), 4U);
  EXPECT_EQ(statements.front(), "begin");
  EXPECT_EQ(statements.back(), "commit");
  script("0002_b.sqlite.sql", "create table u (a integer);\n");
  EXPECT_THROW(migrate(database, (folder_ / "m").string()), Retryable);
  other->rollback();
  EXPECT_EQ(migrate(database, (folder_ / "m").string()).size(), 1U);
}

TEST_F(Migrate, SaysWhereThereIsNothingToApply) {
  EXPECT_TRUE(migrated().starts_with("UsageError: migrate: '")) << migrated();
  script("README.md", "");
  EXPECT_TRUE(migrated().ends_with("' holds no script for sqlite")) << migrated();
}

TEST_F(Migrate, TheLogIsToldEachStatement) {
  script("0001_a.sqlite.sql", "create table t (a integer);\n\ninsert into t values (1);\n");
  Database database = open(address());
  std::string log;
  database.on_statement([&](const StatementEvent& event) {
    if (event.query == "migrate 0001_a") log.append(event.statement).append("\n");
  });
  migrate(database, (folder_ / "m").string());
  EXPECT_EQ(log, "create table t (a integer)\ninsert into t values (1)\npragma foreign_key_check\n");
}

TEST_F(Migrate, ProcessesThatStartAtOnceApplyEachScriptOnce) {
  for (int i = 1; i <= 9; ++i) {
    const std::string n = std::to_string(i);
    script("000" + n + "_s.sqlite.sql", "create table t" + n + " (a);\ninsert into t" + n + " values (1);\n");
  }
  sql("db", "pragma journal_mode = wal");
  constexpr int kProcesses = 6;
  pid_t children[kProcesses];
  for (pid_t& child : children) {
    child = fork();
    ASSERT_NE(child, -1);
    if (child != 0) continue;
    int status = 1;
    try {
      Database database = open(address() + "?busy_timeout=60000");
      migrate(database, (folder_ / "m").string());
      status = 0;
    } catch (...) {
      status = 2;
    }
    _exit(status);
  }
  for (const pid_t child : children) {
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
  }
  EXPECT_EQ(sql("db", "select count(*), max(number) from repoc_migration"), "9|9\n");
  EXPECT_EQ(sql("db", "select count(*) from t1 union all select count(*) from t9"), "1\n1\n");
}

}  // namespace
}  // namespace repoc
