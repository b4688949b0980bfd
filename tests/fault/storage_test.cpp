// Disks that are full and folders that may only be read, as mounts of this process's own; skipped where the system
// does not allow them.
#include <gtest/gtest.h>

#include <fstream>

#include "fault/shop.hpp"
#include "support/mounts.hpp"

namespace fault {
namespace {

using repoc::Session;

constexpr std::int64_t kEnough = 4 << 20;

class StorageTest : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    if (const std::string why = repoc::test::enter_own_mounts(); !why.empty()) GTEST_SKIP() << why;
    repoc::test::mount_small_disk(disk_, kEnough);
    mounted_ = true;
  }
  void TearDown() override {
    if (mounted_) repoc::test::unmount(disk_);
  }
  // Another program's file that leaves so many bytes.
  void fill(std::int64_t left) const {
    const std::filesystem::space_info space = std::filesystem::space(disk_);
    std::ofstream out(disk_ + "/filler", std::ios::binary | std::ios::app);
    const std::int64_t size = static_cast<std::int64_t>(space.available) - left;
    if (size > 0) out << std::string(static_cast<std::size_t>(size), 'x');
  }
  void make_room() const { std::filesystem::remove(disk_ + "/filler"); }

  repoc::test::TemporaryFolder folder_;
  std::string disk_ = folder_.path().string();
  bool mounted_ = false;
};
INSTANTIATE_TEST_SUITE_P(On, StorageTest, ::testing::Values("wal", "delete", "truncate"),
                         [](const auto& row) { return std::string(row.param); });

// Whatever room there is left: all or nothing, and with room again it goes on.
TEST_P(StorageTest, AFullDiskStoresNothing) {
  int errors = 0;
  int stored = 0;
  for (std::int64_t left = 0; left <= 200'000; left += 4096) {
    SCOPED_TRACE(std::to_string(left) + " bytes are left");
    const std::string folder = disk_ + "/" + std::to_string(left);
    std::filesystem::create_directory(folder);
    {
      Shop shop("journal_mode=" + std::string(GetParam()), folder);
      const std::string before = shop.stored();
      const Caught caught = catch_error([&] { shop.work([&] { fill(left); }); });
      make_room();
      if (caught.type.empty()) {
        ++stored;
        EXPECT_EQ(shop.stored(), Shop::stored_after_work());
      } else {
        ++errors;
        EXPECT_EQ(caught.type, "StorageFull") << caught.what;
        EXPECT_EQ(caught.code, SQLITE_FULL) << caught.what;
        EXPECT_EQ(complaint(caught), "") << caught.what;
        EXPECT_EQ(shop.stored(), before);
        EXPECT_EQ(catch_error([&] { shop.work(); }).what, "");
        EXPECT_EQ(shop.stored(), Shop::stored_after_work());
      }
      EXPECT_EQ(shop.integrity(), "ok");
    }
    std::filesystem::remove_all(folder);
    if (HasFailure()) break;
  }
  EXPECT_GT(errors, 3);
  EXPECT_GT(stored, 3);
}

// A disk that becomes read-only, as one with errors does, and comes back.
TEST_P(StorageTest, ADiskThatMayOnlyBeReadStoresNothing) {
  Shop shop("journal_mode=" + std::string(GetParam()), disk_);
  const std::string before = shop.stored();
  shop.close();
  repoc::test::make_writable(disk_, false);
  const bool wal = GetParam() == std::string("wal");
  // WAL needs to write even where one only reads.
  const Caught opened = catch_error([&] { shop.open(); });
  if (wal) {
    EXPECT_EQ(opened.type, "ConnectionLost") << opened.what;
    EXPECT_EQ(opened.code, SQLITE_CANTOPEN) << opened.what;
  } else {
    EXPECT_EQ(opened.what, "");
    EXPECT_EQ(Session{shop.database()}.repository<OrderRepository>().count(), 2);
    const Caught caught = catch_error([&] { shop.work(); });
    EXPECT_EQ(caught.type, "UsageError") << caught.what;
    EXPECT_EQ(caught.code, SQLITE_READONLY) << caught.what;
    EXPECT_EQ(complaint(caught), "") << caught.what;
  }
  repoc::test::make_writable(disk_, true);
  EXPECT_EQ(shop.stored(), before);
  if (wal) {
    shop.open();
  }
  EXPECT_EQ(catch_error([&] { shop.work(); }).what, "");
  EXPECT_EQ(shop.stored(), Shop::stored_after_work());
}

}  // namespace
}  // namespace fault
