// The tool as a process: exit statuses, what is written and what is not.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

namespace {

namespace fs = std::filesystem;

constexpr const char* kGood = R"(#pragma once
#include <repoc/repository.hpp>
#include <string>
struct [[repoc::entity]] Product { [[repoc::id]] std::string sku; };
class [[repoc::repository]] Products : public repoc::Repository<Product, std::string> {
 public:
  virtual std::optional<Product> find_by_sku(const std::string& sku) = 0;
};
)";

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

class Tool : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "repoc-cli-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    write(folder_ / "shop/products.hpp", kGood);
  }
  void TearDown() override { fs::remove_all(folder_); }

  // Runs `repoc ARGS` in the folder; what it prints is in out_ and err_.
  int run(const std::string& args) {
    const std::string command = "cd '" + folder_.string() + "' && '" REPOC_TOOL "' " + args + " >out.txt 2>err.txt";
    const int status = std::system(command.c_str());
    out_ = read(folder_ / "out.txt");
    err_ = read(folder_ / "err.txt");
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  static std::string flags() { return " -- -I" REPOC_RUNTIME_INCLUDE; }

  fs::path folder_;
  std::string out_, err_;
};

TEST_F(Tool, WritesTwoFilesAndLeavesThemAloneWhenNothingChanged) {
  ASSERT_EQ(run("generate -o gen shop/products.hpp" + flags()), 0) << err_;
  EXPECT_EQ(err_, "");
  const fs::path header = folder_ / "gen/shop/products.repoc.hpp";
  const fs::path source = folder_ / "gen/shop/products.repoc.sqlite.cpp";
  ASSERT_TRUE(fs::exists(header) && fs::exists(source));
  const auto before = fs::last_write_time(source) - std::chrono::hours(1);
  fs::last_write_time(source, before);
  ASSERT_EQ(run("generate -o gen shop/products.hpp" + flags()), 0);
  EXPECT_EQ(fs::last_write_time(source), before);
  const std::string text = read(source);
  EXPECT_EQ(text.find(folder_.string()), std::string::npos) << "an absolute path in generated code";
}

TEST_F(Tool, NothingIsWrittenWhenThereIsAnError) {
  write(folder_ / "shop/products.hpp", replaced(kGood, "find_by_sku", "find_by_skuu"));
  EXPECT_EQ(run("generate -o gen shop/products.hpp" + flags()), 1);
  EXPECT_NE(err_.find("shop/products.hpp:7:42: error: no field 'skuu' in 'Product' [repoc-unknown-field]"),
            std::string::npos)
      << err_;
  EXPECT_FALSE(fs::exists(folder_ / "gen"));
}

TEST_F(Tool, EveryErrorOfARunIsReported) {
  write(folder_ / "shop/products.hpp",
        replaced(kGood, " = 0;\n", " = 0;\n  virtual int find_by_nam(int a) = 0;\n  virtual int fetch() = 0;\n"));
  EXPECT_EQ(run("generate -o gen shop/products.hpp" + flags()), 1);
  EXPECT_NE(err_.find("repoc-unknown-field"), std::string::npos) << err_;
  EXPECT_NE(err_.find("repoc-unknown-verb"), std::string::npos) << err_;
}

TEST_F(Tool, ADepfileNamesWhatWasRead) {
  ASSERT_EQ(run("generate -o gen --depfile d/x.d --depfile-target 'my stamp' shop/products.hpp" + flags()), 0) << err_;
  const std::string rule = read(folder_ / "d/x.d");
  EXPECT_EQ(rule.rfind("my\\ stamp:", 0), 0U) << rule;
  EXPECT_NE(rule.find("shop/products.hpp"), std::string::npos) << rule;
  EXPECT_NE(rule.find("repoc/repository.hpp"), std::string::npos) << rule;
}

struct StatusCase {
  const char* args;
  int status;
  const char* says;  // a part of standard error (of standard output for status 0)
};

class Status : public Tool, public testing::WithParamInterface<StatusCase> {};

TEST_P(Status, IsWhatTheManualSays) {
  write(folder_ / "elsewhere.txt", "");
  EXPECT_EQ(run(GetParam().args), GetParam().status) << err_;
  EXPECT_NE((GetParam().status == 0 ? out_ : err_).find(GetParam().says), std::string::npos) << out_ << err_;
}

INSTANTIATE_TEST_SUITE_P(
    Cases, Status,
    testing::Values(
        StatusCase{"--version", 0, "repoc "}, StatusCase{"--help", 0, "generate"},
        StatusCase{"generate --help", 0, "-depfile"}, StatusCase{"schema --help", 0, "-dialect"},
        StatusCase{"explain --help", 0, "[no-]ID | [no-]error[=ID]"}, StatusCase{"", 2, "no command"},
        StatusCase{"generate", 2, "no header"}, StatusCase{"generate --no-such-flag x.hpp", 2, "no-such-flag"},
        StatusCase{"frobnicate", 2, "frobnicate"},
        StatusCase{"generate --dialect nosql shop/products.hpp", 2, "no dialect 'nosql'"},
        StatusCase{"generate --root shop/sub shop/products.hpp", 2, "outside the root"},
        StatusCase{"generate shop/products.hpp shop/products.hpp", 2, "named twice"},
        StatusCase{"generate -Wno-arity shop/products.hpp", 2,
                   "-Wno-arity: 'arity' is always an error; flags can change grouping, argument-swap, never-null, "
                   "unordered-first, full-scan, cross-shard"},
        StatusCase{"generate -Wno-error=arity shop/products.hpp", 2, "'arity' is always an error"},
        StatusCase{"explain -Wno-fullscan shop/products.hpp", 2,
                   "-Wno-fullscan: no warning or remark 'fullscan'; did you mean 'full-scan'?"},
        StatusCase{"schema -Wno-repoc-grouping shop/products.hpp", 2, "did you mean 'grouping'?"},
        StatusCase{"generate -Weverything shop/products.hpp", 2, "flags can change grouping"},
        StatusCase{"generate --diagnostics-format=xml shop/products.hpp", 2, "xml"},
        StatusCase{"generate --diagnostics-format=sarif missing.hpp", 3, "repoc: cannot read 'missing.hpp'"},
        StatusCase{"generate missing.hpp", 3, "cannot read 'missing.hpp'"},
        StatusCase{"generate -p nowhere shop/products.hpp", 3,
                   "compile_commands.json': No such file or directory; CMake writes it with "
                   "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON"},
        StatusCase{"generate shop", 3, "no regular file"},
        StatusCase{"generate -o elsewhere.txt/gen shop/products.hpp -- -I" REPOC_RUNTIME_INCLUDE, 3, "cannot make"},
        StatusCase{"schema shop/products.hpp -- -I" REPOC_RUNTIME_INCLUDE, 0, "create table if not exists product"},
        StatusCase{"explain shop/products.hpp -- -I" REPOC_RUNTIME_INCLUDE, 0, "Products::find_by_sku"},
        StatusCase{"explain --format json shop/products.hpp -- -I" REPOC_RUNTIME_INCLUDE, 0, "\"statement\": \"select"},
        StatusCase{"generate --dump=plan shop/products.hpp -- -I" REPOC_RUNTIME_INCLUDE, 0, "sku"}),
    [](const auto& info) { return "Case" + std::to_string(info.index); });

// Two warnings: `or` before `and`, and a limit without an order.
constexpr const char* kWarned = R"(#pragma once
#include <repoc/repository.hpp>
#include <string>
struct [[repoc::entity]] Product { [[repoc::id]] std::string sku; std::string name; int price{}; };
class [[repoc::repository]] Products : public repoc::Repository<Product, std::string> {
 public:
  virtual std::vector<Product> find_by_name_or_sku_and_price(std::string_view a, std::string_view b, int c) = 0;
  virtual std::vector<Product> find_first_3_by_price(int price) = 0;
};
)";

struct LevelCase {
  const char* flags;
  int status;
  const char* grouping;  // its severity in the output; "" where it is not reported
  const char* unordered;
};

class Levels : public Tool, public testing::WithParamInterface<LevelCase> {};

TEST_P(Levels, AreWhatTheFlagsSay) {
  write(folder_ / "shop/products.hpp", kWarned);
  const LevelCase& c = GetParam();
  EXPECT_EQ(run("generate -o gen " + std::string(c.flags) + " shop/products.hpp" + flags()), c.status) << err_;
  const auto severity = [&](const std::string& id) {
    std::istringstream lines(err_);
    for (std::string line; std::getline(lines, line);) {
      if (!line.ends_with("[repoc-" + id + "]")) continue;
      return std::string(line.find(": error: ") != std::string::npos ? "error" : "warning");
    }
    return std::string();
  };
  EXPECT_EQ(severity("grouping"), c.grouping) << err_;
  EXPECT_EQ(severity("unordered-first"), c.unordered) << err_;
  EXPECT_EQ(fs::exists(folder_ / "gen"), c.status == 0);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, Levels,
    testing::Values(LevelCase{"", 0, "warning", "warning"}, LevelCase{"-Wno-grouping", 0, "", "warning"},
                    LevelCase{"-Wno-grouping -Wgrouping", 0, "warning", "warning"},
                    LevelCase{"-Werror", 1, "error", "error"}, LevelCase{"-Werror -Wno-grouping", 1, "", "error"},
                    LevelCase{"-Werror=grouping", 1, "error", "warning"},
                    LevelCase{"-Wno-grouping -Werror=grouping", 1, "error", "warning"},
                    LevelCase{"-Werror -Wno-error=grouping", 1, "warning", "error"},
                    LevelCase{"-Wno-error=grouping -Werror", 1, "warning", "error"},
                    LevelCase{"-Werror -Wno-error", 0, "warning", "warning"},
                    LevelCase{"-Wno-grouping -Wno-unordered-first", 0, "", ""},
                    LevelCase{"-Wfull-scan -Wno-cross-shard -Wno-never-null", 0, "warning", "warning"}),
    [](const auto& info) { return "Case" + std::to_string(info.index); });

TEST_F(Tool, DiagnosticsGoToStandardErrorInTheFormThatIsAskedFor) {
  EXPECT_EQ(run("generate -o gen --diagnostics-format=json shop/products.hpp" + flags()), 0);
  EXPECT_EQ(err_, "{\n  \"diagnostics\": []\n}\n") << "nothing wrong is an empty list";
  write(folder_ / "shop/products.hpp", replaced(kGood, "find_by_sku", "find_by_skuu"));
  for (const char* command : {"generate", "schema", "explain"}) {
    EXPECT_EQ(run(std::string(command) + " --diagnostics-format=json shop/products.hpp" + flags()), 1);
    EXPECT_NE(err_.find("\"id\": \"unknown-field\""), std::string::npos) << err_;
    EXPECT_EQ(run(std::string(command) + " --diagnostics-format=sarif shop/products.hpp" + flags()), 1);
    EXPECT_NE(err_.find("\"ruleId\": \"unknown-field\""), std::string::npos) << err_;
    EXPECT_EQ(out_, "");
  }
}

TEST_F(Tool, TakesIncludePathsFromABuild) {
  write(folder_ / "build/compile_commands.json",
        R"([{"directory": "/", "file": "/other/a.cpp", "command": "c++ -c /other/a.cpp"},
            {"directory": ")" +
            folder_.string() + R"(", "file": "shop/main.cpp",
             "command": "c++ -I)" REPOC_RUNTIME_INCLUDE R"( -fplugin=evil.so -o x.o -c shop/main.cpp"}])");
  EXPECT_EQ(run("generate -o gen -p build shop/products.hpp"), 0) << err_;
  EXPECT_TRUE(fs::exists(folder_ / "gen/shop/products.repoc.hpp"));
}

}  // namespace
