// Every fault that a database can have, made to happen: which error it is, with which code of SQLite, and that nothing
// of the unit of work is stored. A row makes the fault, before the unit begins or between its changes and its commit,
// and mends it; after that the same Database goes on as if nothing had been. Without `mend` it goes on at once.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <optional>

#include "fault/shop.hpp"

namespace fault {
namespace {

using repoc::UnitOfWork;
using repoc::test::OtherProgram;

struct Scene {
  Shop& shop;
  std::optional<OtherProgram> other{};
  pid_t child = 0;
  std::string kept{};  // bytes of the file

  // Another program does this, and goes.
  void execute(const std::string& text) const { OtherProgram(shop.file()).execute(text); }
  // It stays, with its locks.
  void hold(const std::string& text) {
    other.emplace(shop.file());
    other->execute(text);
  }
};
using Step = std::function<void(Scene&)>;

struct Fault {
  std::string name;
  std::string error;
  int code;
  Step before{};
  Step between{};
  Step mend{};
  Step act{};  // instead of shop.work()
  std::string options{};
};

void PrintTo(const Fault& fault, std::ostream* out) { *out << fault.name; }

// ---- steps

Step execute(const std::string& text) {
  return [text](Scene& scene) { scene.execute(text); };
}
Step hold(const std::string& text) {
  return [text](Scene& scene) { scene.hold(text); };
}
void let_go(Scene& scene) { scene.other.reset(); }

// A trigger is another program's rule that our writes must keep.
Step rule(const std::string& table, const std::string& column_rule, const std::string& value) {
  return execute("create table audit (x " + column_rule + "); create trigger audit_rule after update on " + table +
                 " begin insert into audit values (" + value + "); end");
}
const Step kNoRule = execute("drop trigger audit_rule; drop table audit");

Step on_each_connection(const std::string& text) {
  return [text](Scene&) {
    Shop::each_connection([&](sqlite3* db) { sqlite3_exec(db, text.c_str(), nullptr, nullptr, nullptr); });
  };
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
// In place: the file stays the same file.
void write_file(const std::string& path, const std::string& bytes) {
  std::fstream(path, std::ios::binary | std::ios::in | std::ios::out).write(bytes.data(), std::ssize(bytes));
}
// Overwrites from there on, and counts the file's change counter up, so that no cache hides it.
Step overwrite_from(std::size_t offset) {
  return [offset](Scene& scene) {
    scene.kept = read_file(scene.shop.file());
    std::string bytes = scene.kept;
    std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(offset), bytes.end(), '\xA5');
    if (offset > 28) bytes[27] = static_cast<char>(bytes[27] + 1);
    write_file(scene.shop.file(), bytes);
  };
}
void restore(Scene& scene) {
  std::string bytes = scene.kept;
  bytes[27] = static_cast<char>(bytes[27] + 2);
  write_file(scene.shop.file(), bytes);
}

// A process of its own that holds the write lock until it is killed.
void lock_in_another_process(Scene& scene) {
  int ready[2];
  ASSERT_EQ(pipe(ready), 0);
  scene.child = fork();
  if (scene.child == 0) {
    {
      OtherProgram other(scene.shop.file());
      other.execute("begin immediate");
      const char byte = 'x';
      if (write(ready[1], &byte, 1) == 1) pause();
    }
    _exit(0);
  }
  char byte = 0;
  EXPECT_EQ(read(ready[0], &byte, 1), 1);
  close(ready[0]);
  close(ready[1]);
}
void kill_it(Scene& scene) {
  kill(scene.child, SIGKILL);
  waitpid(scene.child, nullptr, 0);
}

Step with_limit(sqlite3_int64 bytes) {
  return [bytes](Scene&) { sqlite3_hard_heap_limit64(bytes == 0 ? 0 : sqlite3_memory_used() + bytes); };
}

void stop_after_some_work(Scene&) {
  Shop::each_connection([](sqlite3* db) { sqlite3_progress_handler(db, 20, [](void*) { return 1; }, nullptr); });
}
void go_on(Scene&) {
  Shop::each_connection([](sqlite3* db) { sqlite3_progress_handler(db, 0, nullptr, nullptr); });
}

Step unit(void (*run)(UnitOfWork&)) {
  return [run](Scene& scene) {
    UnitOfWork work{scene.shop.database()};
    run(work);
    work.commit();
  };
}

// ---- the table

std::vector<Fault> faults() {
  const std::string file_only = "journal_mode=delete&pool=1";
  return {
      // A rule of the tables, broken by our rows and another program's.
      {.name = "a_key_that_is_there",
       .error = "ConstraintViolation",
       .code = SQLITE_CONSTRAINT_PRIMARYKEY,
       .between = execute("insert into orders values (918273645, 'theirs', null, 0, 1)"),
       .mend = execute("delete from orders where reference = 'theirs'")},
      {.name = "a_unique_value_that_is_there",
       .error = "ConstraintViolation",
       .code = SQLITE_CONSTRAINT_UNIQUE,
       .between = execute("insert into orders values (77, 'canary-7f3e-3', null, 0, 1)"),
       .mend = execute("delete from orders where number = 77")},
      {.name = "a_foreign_key_to_what_is_removed",
       .error = "ConstraintViolation",
       .code = SQLITE_CONSTRAINT_FOREIGNKEY,
       .before = execute("create table invoice (number integer references orders); insert into invoice values (2)"),
       .mend = execute("drop table invoice")},
      {.name = "a_foreign_key_that_is_told_at_the_commit",
       .error = "ConstraintViolation",
       .code = SQLITE_CONSTRAINT_FOREIGNKEY,
       .before = execute("create table invoice (number integer references orders deferrable initially deferred); "
                         "insert into invoice values (2)"),
       .mend = execute("drop table invoice")},
      {.name = "a_foreign_key_to_nothing",
       .error = "ConstraintViolation",
       .code = SQLITE_CONSTRAINT_FOREIGNKEY,
       .act = unit([](UnitOfWork& work) {
         Shop::change(work);
         work.repository<OrderRepository>().insert_line(77, kCanary);
       })},
      {.name = "not_null",
       .error = "ConstraintViolation",
       .code = SQLITE_CONSTRAINT_NOTNULL,
       .before = rule("orders", "not null", "null"),
       .mend = kNoRule},
      {.name = "a_check",
       .error = "ConstraintViolation",
       .code = SQLITE_CONSTRAINT_CHECK,
       .before = rule("orders", "check (length(x) < 10)", "new.note"),
       .mend = kNoRule},
      {.name = "a_trigger_that_refuses",
       .error = "ConstraintViolation",
       .code = SQLITE_CONSTRAINT_TRIGGER,
       .before = execute("create trigger refuse before insert on line begin select raise(abort, 'not today'); end"),
       .mend = execute("drop trigger refuse")},
      {.name = "a_trigger_that_rolls_back",
       .error = "ConstraintViolation",
       .code = SQLITE_CONSTRAINT_TRIGGER,
       .before = execute("create trigger refuse before insert on line begin select raise(rollback, 'not today'); end"),
       .mend = execute("drop trigger refuse")},

      // Somebody else was faster.
      {.name = "a_row_that_was_changed",
       .error = "Conflict",
       .code = 0,
       .between = execute("update orders set version = version + 1 where number = 1"),
       .mend = execute("update orders set version = version - 1 where number = 1")},
      {.name = "a_row_to_remove_that_was_changed",
       .error = "Conflict",
       .code = 0,
       .between = execute("update orders set version = version + 1 where number = 2"),
       .mend = execute("update orders set version = version - 1 where number = 2")},
      {.name = "a_row_that_was_removed",
       .error = "Conflict",
       .code = 0,
       .between = execute("update counters set name = 'away'"),
       .mend = execute("update counters set name = 'stock'")},

      // Locks of others.
      {.name = "a_writer_in_this_process",
       .error = "Retryable",
       .code = SQLITE_BUSY,
       .between = hold("begin immediate"),
       .mend = let_go,
       .options = "busy_timeout=10"},
      {.name = "a_writer_in_another_process",
       .error = "Retryable",
       .code = SQLITE_BUSY,
       .before = lock_in_another_process,
       .mend = kill_it,
       .options = "busy_timeout=10"},
      {.name = "a_reader_at_the_commit",
       .error = "Retryable",
       .code = SQLITE_BUSY,
       .between = hold("begin; select * from orders"),
       .mend = let_go,
       .options = "busy_timeout=10&journal_mode=delete"},
      {.name = "one_who_wants_it_all",
       .error = "Retryable",
       .code = SQLITE_BUSY,
       .before = hold("begin exclusive"),
       .mend = let_go,
       .options = "busy_timeout=10&journal_mode=delete"},
      {.name = "no_connection_left",
       .error = "PoolExhausted",
       .code = 0,
       .act =
           [](Scene& scene) {
             repoc::Session session{scene.shop.database()};
             auto orders = session.repository<OrderRepository>().stream_by_total_greater_than_order_by_number(0);
             ASSERT_TRUE(orders.next());
             scene.shop.work();
           },
       .options = "pool=1&acquire_timeout=10"},
      {.name = "interrupted",
       .error = "Timeout",
       .code = SQLITE_INTERRUPT,
       .between = stop_after_some_work,
       .mend = go_on},
      {.name = "a_statement_that_takes_too_long",
       .error = "Timeout",
       .code = SQLITE_INTERRUPT,
       .before = execute("create table sink (n); create view forever as with recursive c (x) as "
                         "(select 1 union all select x + 1 from c) select count(*) as n from c; "
                         "create trigger slow before insert on line begin insert into sink select n from forever; end"),
       .mend = execute("drop trigger slow; drop view forever; drop table sink"),
       .options = "statement_timeout=50"},

      // Storage.
      {.name = "no_page_left",
       .error = "StorageFull",
       .code = SQLITE_FULL,
       .between = on_each_connection("pragma max_page_count = 1"),
       .mend = on_each_connection("pragma max_page_count = 1000000")},
      {.name = "no_page_left_with_a_rollback_journal",
       .error = "StorageFull",
       .code = SQLITE_FULL,
       .between = on_each_connection("pragma max_page_count = 1"),
       .mend = on_each_connection("pragma max_page_count = 1000000"),
       .options = "journal_mode=delete"},
      {.name = "no_memory", .error = "std::bad_alloc", .code = 0, .between = with_limit(1), .mend = with_limit(0)},
      {.name = "a_file_that_is_damaged",
       .error = "Corrupt",
       .code = SQLITE_CORRUPT,
       .before = overwrite_from(4096),
       .mend = restore,
       .options = file_only},
      {.name = "a_file_that_is_damaged_while_it_is_used",
       .error = "Corrupt",
       .code = SQLITE_CORRUPT,
       .between = overwrite_from(4096),
       .mend = restore,
       .options = file_only},
      {.name = "a_file_that_is_no_database_any_more",
       .error = "Corrupt",
       .code = SQLITE_NOTADB,
       .between = overwrite_from(0),
       .mend = restore,
       .options = file_only},
      {.name = "a_file_that_is_gone",
       .error = "ConnectionLost",
       .code = SQLITE_READONLY_DBMOVED,
       .between = [](Scene& scene) { std::filesystem::rename(scene.shop.file(), scene.shop.file() + ".away"); },
       .mend = [](Scene& scene) { std::filesystem::rename(scene.shop.file() + ".away", scene.shop.file()); },
       .options = file_only},
      {.name = "a_file_that_was_replaced",
       .error = "ConnectionLost",
       .code = SQLITE_READONLY_DBMOVED,
       .between =
           [](Scene& scene) {
             std::filesystem::copy_file(scene.shop.file(), scene.shop.file() + ".new");
             std::filesystem::rename(scene.shop.file() + ".new", scene.shop.file());
           },
       .options = file_only},
      {.name = "a_journal_that_is_a_folder",
       .error = "ConnectionLost",
       .code = SQLITE_IOERR_READ,
       .between = [](Scene& scene) { std::filesystem::create_directory(scene.shop.file() + "-journal"); },
       .mend = [](Scene& scene) { std::filesystem::remove(scene.shop.file() + "-journal"); },
       .options = file_only},

      // Tables that are others now.
      {.name = "a_column_that_is_gone",
       .error = "MappingError",
       .code = SQLITE_ERROR,
       .between = execute("alter table orders rename column note to remark"),
       .mend = execute("alter table orders rename column remark to note")},
      {.name = "a_column_that_is_gone_before_it_is_read",
       .error = "MappingError",
       .code = SQLITE_ERROR,
       .before = execute("alter table orders rename column note to remark"),
       .mend = execute("alter table orders rename column remark to note")},
      {.name = "a_table_that_is_gone",
       .error = "MappingError",
       .code = SQLITE_ERROR,
       .between = execute("alter table line rename to elsewhere"),
       .mend = execute("alter table elsewhere rename to line")},
      {.name = "a_column_of_another_type",
       .error = "MappingError",
       .code = SQLITE_CONSTRAINT_DATATYPE,
       .between = execute("alter table line rename to elsewhere; create table line (order_number integer, "
                          "lines_position integer, sku text, quantity blob) strict; "
                          "insert into line select order_number, lines_position, sku, x'00' from elsewhere"),
       .mend = execute("drop table line; alter table elsewhere rename to line")},
  };
}

class FaultTest : public ::testing::TestWithParam<Fault> {};
INSTANTIATE_TEST_SUITE_P(Of, FaultTest, ::testing::ValuesIn(faults()), [](const auto& row) { return row.param.name; });

TEST_P(FaultTest, StoresNothingAndGoesOn) {
  const Fault& fault = GetParam();
  Shop shop("synchronous=off" + (fault.options.empty() ? "" : "&" + fault.options));
  const std::string before = shop.stored();
  Scene scene{shop};
  if (fault.before) fault.before(scene);
  const Caught caught = catch_error([&] {
    if (fault.act) {
      fault.act(scene);
    } else {
      shop.work([&] {
        if (fault.between) fault.between(scene);
      });
    }
  });
  EXPECT_EQ(caught.type, fault.error) << caught.what;
  EXPECT_EQ(caught.code, fault.code) << caught.what;
  EXPECT_EQ(complaint(caught), "") << caught.what;
  EXPECT_EQ(shop.leaked(), "");
  if (fault.mend) fault.mend(scene);
  EXPECT_EQ(shop.stored(), before);
  EXPECT_EQ(catch_error([&] { shop.work(); }).what, "");
  EXPECT_EQ(shop.stored(), Shop::stored_after_work());
  EXPECT_EQ(shop.integrity(), "ok");
}

}  // namespace
}  // namespace fault
