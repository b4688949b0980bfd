// The flags, on LLVM's command-line library: it is linked anyway and knows subcommands, help and near misses.
#include "cli/options.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <llvm/Support/CommandLine.h>
#include <llvm/Support/raw_ostream.h>

#include <algorithm>
#include <fstream>
#include <string_view>

#include "text/distance.hpp"

namespace repoc::cli {

namespace {

namespace cl = llvm::cl;

// LLVM's libraries register flags of their own; only what is in this category is shown.
cl::OptionCategory& category() {
  static cl::OptionCategory one("repoc options");
  return one;
}

struct Flags {
  cl::SubCommand generate{"generate", "Write the C++ that serves the repositories of the headers"};
  cl::SubCommand schema{"schema", "Print the tables and indexes of the repositories' aggregates"};
  cl::SubCommand explain{"explain", "Print how each method was read and the statement it became"};
  cl::SubCommand migrate{"migrate", "migrate diff: write the script from the last schema to today's"};

  cl::list<std::string> headers{cl::Positional,      cl::desc("HEADER... [-- CLANG_ARGS]"),
                                cl::cat(category()), cl::sub(generate),
                                cl::sub(schema),     cl::sub(explain),
                                cl::sub(migrate)};
  cl::list<std::string> dialects{"dialect",
                                 cl::CommaSeparated,
                                 cl::value_desc("NAME,..."),
                                 cl::cat(category()),
                                 cl::desc("The back ends to write for (default: sqlite)"),
                                 cl::sub(generate),
                                 cl::sub(schema),
                                 cl::sub(explain),
                                 cl::sub(migrate)};
  cl::opt<std::string> output{"o",
                              cl::value_desc("DIR"),
                              cl::cat(category()),
                              cl::sub(generate),
                              cl::sub(migrate),
                              cl::desc("Where the files go (default: ., of migrate: migrations)")};
  cl::opt<std::string> name{"name", cl::value_desc("NAME"), cl::cat(category()), cl::sub(migrate),
                            cl::desc("What the script is called: 0002_NAME.sqlite.sql")};
  cl::opt<bool> allow_drop{"allow-drop", cl::cat(category()), cl::sub(migrate),
                           cl::desc("Write the script even where it loses stored data")};
  cl::opt<std::string> root{"root",
                            cl::init("."),
                            cl::value_desc("DIR"),
                            cl::cat(category()),
                            cl::desc("Outputs are named by the headers' paths below it (default: .)"),
                            cl::sub(generate),
                            cl::sub(schema),
                            cl::sub(explain),
                            cl::sub(migrate)};
  cl::opt<std::string> build_dir{"p",
                                 cl::value_desc("BUILD_DIR"),
                                 cl::cat(category()),
                                 cl::desc("Take include paths and definitions from its compile_commands.json"),
                                 cl::sub(generate),
                                 cl::sub(schema),
                                 cl::sub(explain),
                                 cl::sub(migrate)};
  cl::opt<std::string> resource_dir{"resource-dir",      cl::value_desc("DIR"),
                                    cl::cat(category()), cl::desc("Clang's own headers, where yours need intrinsics"),
                                    cl::sub(generate),   cl::sub(schema),
                                    cl::sub(explain),    cl::sub(migrate)};
  cl::opt<std::string> depfile{"depfile", cl::value_desc("FILE"), cl::cat(category()), cl::sub(generate),
                               cl::desc("Write the files that were read, as a make rule")};
  cl::opt<std::string> depfile_target{"depfile-target", cl::value_desc("NAME"), cl::cat(category()), cl::sub(generate),
                                      cl::desc("The rule's target (default: the first generated file)")};
  cl::opt<std::string> clang_args{
      "clang-args",        cl::value_desc("FILE"),
      cl::cat(category()), cl::desc("Clang arguments, one a line, before those that follow --"),
      cl::sub(generate),   cl::sub(schema),
      cl::sub(explain),    cl::sub(migrate)};
  cl::opt<Dump> dump{"dump",
                     cl::init(Dump::none),
                     cl::cat(category()),
                     cl::sub(generate),
                     cl::desc("Print a stage's value instead of writing files:"),
                     cl::values(clEnumValN(Dump::model, "model", "entities and repositories"),
                                clEnumValN(Dump::names, "names", "how each method name reads"),
                                clEnumValN(Dump::plan, "plan", "the query plans"),
                                clEnumValN(Dump::statement, "statement", "tables and statements"))};
  cl::opt<DiagnosticsFormat> diagnostics_format{
      "diagnostics-format",
      cl::init(DiagnosticsFormat::text),
      cl::cat(category()),
      cl::sub(generate),
      cl::sub(schema),
      cl::sub(explain),
      cl::sub(migrate),
      cl::desc("How to print diagnostics:"),
      cl::values(clEnumValN(DiagnosticsFormat::text, "text", "as compilers do"),
                 clEnumValN(DiagnosticsFormat::json, "json", "one JSON object"),
                 clEnumValN(DiagnosticsFormat::sarif, "sarif", "a SARIF 2.1.0 log"))};
  cl::list<std::string> levels{"W",
                               cl::AlwaysPrefix,
                               cl::value_desc("[no-]ID | [no-]error[=ID]"),
                               cl::cat(category()),
                               cl::desc("Turn a warning or remark on, off, or into an error"),
                               cl::sub(generate),
                               cl::sub(schema),
                               cl::sub(explain),
                               cl::sub(migrate)};
  cl::opt<Format> format{
      "format",
      cl::init(Format::text),
      cl::cat(category()),
      cl::sub(explain),
      cl::desc("How to print:"),
      cl::values(clEnumValN(Format::text, "text", "for people"), clEnumValN(Format::json, "json", "for tools"),
                 clEnumValN(Format::html, "html", "one page for a team's documentation"))};
};

// A file and not a response file: a line is an argument as it is, with no quoting to get wrong.
bool append_lines(const std::string& path, std::vector<std::string>& lines) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) lines.push_back(std::move(line));
  }
  return file.eof();
}

// What is wrong with the id of a flag -W...; empty: nothing, and it is in `id`.
std::string find_adjustable(std::string_view name, diag::Id& id) {
  std::vector<std::string> adjustable;
  bool known = false;
  for (const diag::Info& row : diag::all()) {
    const bool can_change = diag::Levels::adjustable(row.id);
    if (can_change) adjustable.emplace_back(row.name);
    if (row.name != name) continue;
    known = true;
    id = row.id;
    if (can_change) return {};
  }
  const std::string these = fmt::format("flags can change {}", fmt::join(adjustable, ", "));
  if (known) return fmt::format("'{}' is always an error; {}", name, these);
  // Messages print it with this in front.
  constexpr std::string_view kPrinted = "repoc-";
  const std::string_view id_only = name.starts_with(kPrinted) ? name.substr(kPrinted.size()) : name;
  if (const auto near = text::nearest(id_only, adjustable)) {
    return fmt::format("no warning or remark '{}'; did you mean '{}'?", name, *near);
  }
  return fmt::format("no warning or remark '{}'; {}", name, these);
}

// -W<flag>. Returns what is wrong with it, or nothing.
std::string apply_level(std::string_view flag, diag::Levels& levels) {
  const bool on = !flag.starts_with("no-");
  if (!on) flag.remove_prefix(std::string_view("no-").size());
  if (flag == "error") {
    levels.make_warnings_errors(on);
    return {};
  }
  constexpr std::string_view kError = "error=";
  const bool error = flag.starts_with(kError);
  if (error) flag.remove_prefix(kError.size());
  diag::Id id{};
  std::string wrong = find_adjustable(flag, id);
  if (!wrong.empty()) return wrong;
  if (error) {
    levels.make_error(id, on);
  } else {
    levels.enable(id, on);
  }
  return {};
}

// The levels that a command begins with, and then the flags in their order.
std::string apply_levels(Command command, const cl::list<std::string>& flags, diag::Levels& levels) {
  levels.enable(diag::Id::full_scan, command == Command::explain);
  levels.enable(diag::Id::cross_shard, command == Command::explain);
  for (const std::string& flag : flags) {
    const std::string wrong = apply_level(flag, levels);
    if (!wrong.empty()) return fmt::format("-W{}: {}", flag, wrong);
  }
  return {};
}

// What only `migrate` has: its own command before the headers. Returns what is wrong, or nothing.
std::string apply_migrate(const Flags& flags, Options& options) {
  if (options.command != Command::migrate) return {};
  if (options.headers.empty() || options.headers.front() != "diff") {
    return "migrate does one thing: 'repoc migrate diff HEADER'";
  }
  options.headers.erase(options.headers.begin());
  options.allow_drop = flags.allow_drop;
  options.migration_name = flags.name;
  const auto may_stand = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  if (std::all_of(options.migration_name.begin(), options.migration_name.end(), may_stand)) return {};
  return fmt::format("--name '{}': a name is of a to z, 0 to 9 and _", options.migration_name);
}

}  // namespace

Parsed parse(int argc, char** argv) {
  Flags flags;
  cl::SubCommand* const commands[] = {&flags.generate, &flags.schema, &flags.explain, &flags.migrate};
  cl::HideUnrelatedOptions(category());
  for (cl::SubCommand* command : commands) cl::HideUnrelatedOptions(category(), *command);
  cl::SetVersionPrinter(
      [](llvm::raw_ostream& out) { out << "repoc " << REPOC_VERSION << " (LLVM " << LLVM_VERSION_STRING << ")\n"; });

  // What follows `--` is Clang's and must not be read as ours.
  char** const end = argv + argc;
  char** const separator = std::find_if(argv, end, [](const char* arg) { return std::string_view(arg) == "--"; });
  Parsed parsed;
  if (!cl::ParseCommandLineOptions(static_cast<int>(separator - argv), argv,
                                   "repoc: compiles repository method names into queries\n", &llvm::errs())) {
    parsed.exit = Exit::usage;
    return parsed;
  }

  Options& options = parsed.options;
  if (flags.generate) {
    options.command = Command::generate;
  } else if (flags.schema) {
    options.command = Command::schema;
  } else if (flags.explain) {
    options.command = Command::explain;
  } else if (flags.migrate) {
    options.command = Command::migrate;
  } else {
    llvm::errs() << "repoc: no command; try 'repoc generate HEADER' or 'repoc --help'\n";
    parsed.exit = Exit::usage;
    return parsed;
  }
  options.headers.assign(flags.headers.begin(), flags.headers.end());
  if (const std::string wrong = apply_migrate(flags, options); !wrong.empty()) {
    llvm::errs() << "repoc: " << wrong << "\n";
    parsed.exit = Exit::usage;
    return parsed;
  }
  if (options.headers.empty()) {
    llvm::errs() << "repoc: no header; name those that declare your repositories\n";
    parsed.exit = Exit::usage;
    return parsed;
  }
  options.dialects.assign(flags.dialects.begin(), flags.dialects.end());
  if (options.dialects.empty()) options.dialects = {"sqlite"};
  options.output = flags.output;
  if (options.output.empty()) options.output = options.command == Command::migrate ? "migrations" : ".";
  options.root = flags.root;
  options.build_dir = flags.build_dir;
  options.resource_dir = flags.resource_dir;
  options.depfile = flags.depfile;
  options.depfile_target = flags.depfile_target;
  options.dump = flags.dump;
  options.format = flags.format;
  options.diagnostics_format = flags.diagnostics_format;
  if (const std::string wrong = apply_levels(options.command, flags.levels, options.levels); !wrong.empty()) {
    llvm::errs() << "repoc: " << wrong << "\n";
    parsed.exit = Exit::usage;
    return parsed;
  }
  if (!flags.clang_args.empty() && !append_lines(flags.clang_args, options.clang_args)) {
    llvm::errs() << "repoc: cannot read '" << flags.clang_args << "'\n";
    parsed.exit = Exit::files;
    return parsed;
  }
  if (separator != end) options.clang_args.insert(options.clang_args.end(), separator + 1, end);
  parsed.go_on = true;
  return parsed;
}

}  // namespace repoc::cli
