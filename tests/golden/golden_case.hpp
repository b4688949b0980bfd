// A golden case: a folder with headers, and the files that say what repoc must do with them.
//   args        one argument a line; without it `generate --dialect sqlite`. Where no header is named, all files called
//               *repositories.hpp are. What follows a line `--` goes to Clang.
//   expected/   every file that must be written
//   stdout.txt, stderr.txt, status     what must be printed and returned; where absent: nothing, nothing, 0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace repoc::golden {

struct GoldenCase {
  std::filesystem::path folder;
  std::vector<std::string> arguments;  // the command and its options
  std::vector<std::string> headers;    // relative to the folder, sorted
  std::vector<std::string> clang_args;
};

// Throws std::runtime_error where the folder is no case.
GoldenCase load(const std::filesystem::path& folder);

// What a run of repoc did, in the form in which a case expects it.
struct Result {
  int status = 0;
  std::map<std::string, std::string> texts;  // "stdout.txt", "stderr.txt", "expected/shop/repositories.repoc.hpp", ...
};

// Runs `repoc ARGUMENTS HEADERS` in the case's folder. For `generate` the output goes to a folder of its own. Absolute
// paths in what it prints are replaced: the runtime's headers by <runtime>, the output folder by <out>.
Result run_repoc(const std::filesystem::path& tool, const GoldenCase& golden,
                 const std::vector<std::string>& arguments);

// What the case expects, in the same form.
Result expected(const GoldenCase& golden);

}  // namespace repoc::golden
