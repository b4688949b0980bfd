// The command line as values:
//   repoc generate --dialect sqlite -o gen shop/repositories.hpp -- -Iinclude
#pragma once

#include <string>
#include <vector>

namespace repoc::cli {

// The exit statuses that the README promises.
enum class Exit { done = 0, diagnosed = 1, usage = 2, files = 3, bug = 4 };

enum class Command { generate, schema, explain };
enum class Dump { none, model, names, plan, statement };
enum class Format { text, json };

struct Options {
  Command command = Command::generate;
  std::vector<std::string> headers;
  std::vector<std::string> dialects;
  std::string output = ".";
  std::string root = ".";
  std::string build_dir;  // where compile_commands.json lies; empty: none
  std::string resource_dir;
  std::string depfile;
  std::string depfile_target;
  Dump dump = Dump::none;
  Format format = Format::text;
  std::vector<std::string> clang_args;  // what stands after `--`
};

struct Parsed {
  bool go_on = false;  // false: leave with `exit` (help was printed, or an error)
  Exit exit = Exit::done;
  Options options;
};

// Prints help, version and usage errors itself.
Parsed parse(int argc, char** argv);

}  // namespace repoc::cli
