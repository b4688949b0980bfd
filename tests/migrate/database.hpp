// What the tests of migrations share: a folder of their own, and rows as text through a connection beside the
// runtime's.
#pragma once

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace repoc::test {

class MigrationTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "repoc-migrate-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  static std::string read(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }
  static void write(const std::filesystem::path& path, const std::string& text) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }

  // Runs SQL on a file of the folder; the rows, columns parted by '|' and each ended by a line's end. NULL is "-".
  std::string sql(const std::string& file, const std::string& text) const {
    sqlite3* db = nullptr;
    EXPECT_EQ(sqlite3_open((folder_ / file).c_str(), &db), SQLITE_OK);
    std::string out;
    char* error = nullptr;
    sqlite3_exec(
        db, ("pragma foreign_keys = on;" + text).c_str(),
        [](void* to, int columns, char** values, char**) {
          std::string& rows = *static_cast<std::string*>(to);
          for (int i = 0; i < columns; ++i)
            rows.append(i == 0 ? "" : "|").append(values[i] == nullptr ? "-" : values[i]);
          rows += '\n';
          return 0;
        },
        &out, &error);
    EXPECT_EQ(error, nullptr) << error << " in " << text;
    sqlite3_free(error);
    sqlite3_close(db);
    return out;
  }

  std::filesystem::path folder_;
};

}  // namespace repoc::test
