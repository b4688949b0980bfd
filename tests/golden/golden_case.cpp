#include "golden_case.hpp"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "process.hpp"

namespace repoc::golden {

namespace fs = std::filesystem;

namespace {

bool ends_with(const std::string& text, std::string_view end) { return std::string_view(text).ends_with(end); }

std::vector<std::string> lines(const fs::path& path) {
  std::vector<std::string> result;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) result.push_back(line);
  }
  return result;
}

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> result;
  if (!fs::exists(folder)) return result;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) result.push_back(entry.path());
  }
  std::sort(result.begin(), result.end());
  return result;
}

void replace_all(std::string& text, const std::string& what, const std::string& with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

// A folder that is gone when the run is over. One per process: CTest runs several.
class Scratch {
 public:
  Scratch() : path_(fs::temp_directory_path() / ("repoc-golden-" + std::to_string(getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_ / "out");
  }
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  const fs::path& path() const { return path_; }
  fs::path out() const { return path_ / "out"; }

 private:
  fs::path path_;
};

}  // namespace

GoldenCase load(const fs::path& folder) {
  GoldenCase golden;
  golden.folder = fs::canonical(folder);
  golden.arguments = {"generate", "--dialect", "sqlite"};
  if (fs::exists(golden.folder / "args")) golden.arguments = lines(golden.folder / "args");

  const auto separator = std::find(golden.arguments.begin(), golden.arguments.end(), "--");
  if (separator != golden.arguments.end()) {
    golden.clang_args.assign(separator + 1, golden.arguments.end());
    golden.arguments.erase(separator, golden.arguments.end());
  }
  // Headers that the arguments name are in the arguments' order.
  const auto is_header = [](const std::string& argument) { return ends_with(argument, ".hpp"); };
  std::copy_if(golden.arguments.begin(), golden.arguments.end(), std::back_inserter(golden.headers), is_header);
  std::erase_if(golden.arguments, is_header);
  if (golden.headers.empty()) {
    for (const fs::path& file : files_below(golden.folder)) {
      if (ends_with(file.string(), "repositories.hpp")) {
        golden.headers.push_back(file.lexically_relative(golden.folder).string());
      }
    }
  }
  if (golden.headers.empty()) throw std::runtime_error("no *repositories.hpp in " + golden.folder.string());
  return golden;
}

Result run_repoc(const fs::path& tool, const GoldenCase& golden, const std::vector<std::string>& arguments) {
  const Scratch scratch;
  std::vector<std::string> command{fs::canonical(tool).string()};
  command.insert(command.end(), arguments.begin(), arguments.end());
  if (std::find(arguments.begin(), arguments.end(), "generate") != arguments.end()) {
    command.insert(command.end(), {"-o", scratch.out().string()});
  }
  command.insert(command.end(), golden.headers.begin(), golden.headers.end());
  command.insert(command.end(), {"--", "-std=c++20", "-I.", "-I" REPOC_RUNTIME_INCLUDE});
  command.insert(command.end(), golden.clang_args.begin(), golden.clang_args.end());

  Finished finished = run(command, golden.folder, scratch.path());
  Result result;
  result.status = finished.status;
  for (const auto& [name, text] : {std::pair{"stdout.txt", &finished.out}, std::pair{"stderr.txt", &finished.err}}) {
    replace_all(*text, REPOC_RUNTIME_INCLUDE, "<runtime>");
    replace_all(*text, scratch.out().string(), "<out>");
    if (!text->empty()) result.texts[name] = *text;
  }
  for (const fs::path& file : files_below(scratch.out())) {
    result.texts["expected/" + file.lexically_relative(scratch.out()).string()] = read_file(file);
  }
  return result;
}

Result expected(const GoldenCase& golden) {
  Result result;
  if (fs::exists(golden.folder / "status")) result.status = std::stoi(read_file(golden.folder / "status"));
  for (const char* name : {"stdout.txt", "stderr.txt"}) {
    if (fs::exists(golden.folder / name)) result.texts[name] = read_file(golden.folder / name);
  }
  for (const fs::path& file : files_below(golden.folder / "expected")) {
    result.texts[file.lexically_relative(golden.folder).string()] = read_file(file);
  }
  // An empty file and no file are the same expectation.
  for (const char* name : {"stdout.txt", "stderr.txt"}) {
    if (const auto at = result.texts.find(name); at != result.texts.end() && at->second.empty()) result.texts.erase(at);
  }
  return result;
}

}  // namespace repoc::golden
