// One unit of work, and every operation on a file that it needs, failing one after the other: once, or from there on.
// After each: what the error says of the unit is true, for those who look at once and for those who come after a
// crash, the Database goes on, and the next unit is stored.
//   CommitUnknown  all or nothing of it is stored
//   another error  nothing of it is stored, and nothing will be
//   no error       all of it is stored
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "fault/shop.hpp"
#include "support/faulty_vfs.hpp"

namespace fault {
namespace {

using repoc::test::FaultyVfs;
using repoc::test::FileFault;
using repoc::test::OtherProgram;

struct Row {
  std::string name;
  std::string options;
  bool lasting;
  bool watched;                 // another program has the file open meanwhile
  int code;                     // 0: the operation's own I/O error
  std::set<std::string> types;  // what may be thrown
};
void PrintTo(const Row& row, std::ostream* out) { *out << row.name; }

const std::set<std::string> kLost = {"ConnectionLost", "CommitUnknown"};
const std::set<std::string> kFull = {"StorageFull", "ConnectionLost", "CommitUnknown"};

std::vector<Row> rows() {
  std::vector<Row> out;
  for (const bool watched : {false, true}) {
    const std::string end = watched ? "_watched" : "";
    out.push_back({"one_error_in_wal" + end, "journal_mode=wal", false, watched, 0, kLost});
    out.push_back({"lasting_errors_in_wal" + end, "journal_mode=wal", true, watched, 0, kLost});
    out.push_back({"a_full_disk_in_wal" + end, "journal_mode=wal", true, watched, SQLITE_FULL, kFull});
    out.push_back({"one_error_with_a_journal" + end, "journal_mode=delete", false, watched, 0, kLost});
    out.push_back({"lasting_errors_with_a_journal" + end, "journal_mode=delete", true, watched, 0, kLost});
    out.push_back({"one_error_with_a_journal_and_its_folder" + end, "journal_mode=delete&synchronous=extra", false,
                   watched, 0, kLost});
    out.push_back({"a_full_disk_with_a_journal" + end, "journal_mode=delete", true, watched, SQLITE_FULL, kFull});
  }
  return out;
}

class IoErrorTest : public ::testing::TestWithParam<Row> {
 protected:
  FaultyVfs vfs_;  // before every database, after every database
};
INSTANTIATE_TEST_SUITE_P(Of, IoErrorTest, ::testing::ValuesIn(rows()), [](const auto& row) { return row.param.name; });

// What a program finds that starts after all others were killed now: the files as they are, without shared memory.
std::string stored_after_a_crash(const std::string& file) {
  const repoc::test::TemporaryFolder folder;
  for (const char* part : {"", "-wal", "-journal"}) {
    if (std::filesystem::exists(file + part)) {
      std::filesystem::copy_file(file + part, folder.file("shop.db") + part);
    }
  }
  return Shop::stored(folder.file("shop.db"), FaultyVfs::real_name());
}

TEST_P(IoErrorTest, LeaveAllOrNothingAndTheErrorSaysWhich) {
  const Row& row = GetParam();
  const std::string before = Shop().stored();
  const std::string& after = Shop::stored_after_work();
  int errors = 0;
  int at = 1;
  for (bool struck = true; struck; ++at) {
    ASSERT_LT(at, 1000) << "it never ends";
    Shop shop(row.options);
    std::optional<OtherProgram> watcher;
    if (row.watched) {
      watcher.emplace(shop.file(), FaultyVfs::real_name());
      EXPECT_EQ(watcher->value("select count(*) from orders"), "2");
    }
    const Caught caught = catch_error([&] {
      shop.work([&] {
        FileFault fault{.at = at, .lasting = row.lasting, .code = row.code};
        if (row.code == SQLITE_FULL) fault.only = repoc::test::Operation::write;
        vfs_.arm(fault);
      });
    });
    // What is left now is what a crash leaves.
    vfs_.disarm();
    struck = vfs_.struck();
    SCOPED_TRACE("operation " + std::to_string(at) + ": " + vfs_.what() + " -> " + caught.what);
    const std::string crashed = stored_after_a_crash(shop.file());
    const std::string now = shop.stored();
    if (caught.type.empty()) {
      EXPECT_EQ(now, after);
      EXPECT_EQ(crashed, after);
    } else {
      ++errors;
      EXPECT_TRUE(struck);
      EXPECT_TRUE(row.types.contains(caught.type)) << caught.type;
      EXPECT_EQ(complaint(caught), "") << caught.what;
      EXPECT_TRUE(now == before || now == after) << now;
      EXPECT_TRUE(crashed == before || crashed == after) << crashed;
      if (caught.type == "CommitUnknown") {
        EXPECT_EQ(caught.query, "commit");  // before it nothing is unknown
      } else {
        EXPECT_EQ(now, before);
        EXPECT_EQ(crashed, before) << "the unit is stored after a crash, though its error says that it is not";
      }
    }
    EXPECT_EQ(shop.leaked(), "");
    EXPECT_EQ(shop.integrity(), "ok");
    // The same Database goes on.
    if (now == before) {
      EXPECT_EQ(catch_error([&] { shop.work(); }).what, "");
    }
    EXPECT_EQ(shop.stored(), after);
    if (HasNonfatalFailure()) break;
  }
  EXPECT_GT(errors, 5);
  RecordProperty("operations", at);
  std::printf("%d operations, %d errors\n", at - 1, errors);
}

}  // namespace
}  // namespace fault
