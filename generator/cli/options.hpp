// The command line as values:
//   repoc generate --dialect sqlite -o gen shop/repositories.hpp -- -Iinclude
#pragma once

#include <string>
#include <vector>

#include "diag/diagnostic.hpp"

namespace repoc::cli {

// The exit statuses that the README promises.
enum class Exit { done = 0, diagnosed = 1, usage = 2, files = 3, bug = 4 };

enum class Command { generate, schema, explain, migrate };
enum class Dump { none, model, names, plan, statement };
enum class Format { text, json, html };
enum class DiagnosticsFormat { text, json, sarif };

struct Options {
  Command command = Command::generate;
  std::vector<std::string> headers;
  std::vector<std::string> dialects;
  std::string output;  // a directory
  std::string root = ".";
  std::string build_dir;  // where compile_commands.json lies; empty: none
  std::string resource_dir;
  std::string depfile;
  std::string depfile_target;
  std::string migration_name;  // of the script; empty: there is one for it
  bool allow_drop = false;
  Dump dump = Dump::none;
  Format format = Format::text;
  DiagnosticsFormat diagnostics_format = DiagnosticsFormat::text;
  diag::Levels levels;  // the remarks that cost a look at the plan are on in explain only, unless a flag asks
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
