#include "cli/compile_commands.hpp"

#include <fmt/format.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/Support/Allocator.h>
#include <llvm/Support/CommandLine.h>
#include <llvm/Support/JSON.h>
#include <llvm/Support/StringSaver.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "cli/files.hpp"

namespace repoc::cli {

namespace fs = std::filesystem;

namespace {

std::size_t common_components(const fs::path& a, const fs::path& b) {
  const auto [end, unused] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return static_cast<std::size_t>(std::distance(a.begin(), end));
}

std::vector<std::string> arguments_of(const llvm::json::Object& entry) {
  std::vector<std::string> out;
  if (const llvm::json::Array* list = entry.getArray("arguments")) {
    for (const llvm::json::Value& one : *list) {
      if (const auto text = one.getAsString()) out.push_back(text->str());
    }
  } else if (const auto command = entry.getString("command")) {
    llvm::BumpPtrAllocator memory;
    llvm::StringSaver saver(memory);
    llvm::SmallVector<const char*> words;
    llvm::cl::TokenizeGNUCommandLine(*command, saver, words);
    out.assign(words.begin(), words.end());
  }
  return out;
}

// -Iinclude -> -I/build/include, and the same for the two-word forms.
std::vector<std::string> absolute(const std::vector<std::string>& arguments, const fs::path& directory) {
  constexpr std::string_view kPathFlags[] = {"-isystem", "-iquote", "-include", "-I"};
  std::vector<std::string> out;
  bool path_follows = false;
  for (const std::string& argument : arguments) {
    std::string_view flag;
    for (std::string_view candidate : kPathFlags) {
      if (flag.empty() && argument.starts_with(candidate)) flag = candidate;
    }
    if (path_follows) {
      out.push_back((directory / argument).string());
      path_follows = false;
    } else if (!flag.empty() && argument.size() > flag.size()) {
      out.push_back(std::string(flag) + (directory / argument.substr(flag.size())).string());
    } else {
      out.push_back(argument);
      path_follows = !flag.empty();
    }
  }
  return out;
}

}  // namespace

std::optional<std::vector<std::string>> compile_arguments(const std::string& build_dir, const std::string& header,
                                                          std::string& error) {
  const std::string path = (fs::path(build_dir) / "compile_commands.json").string();
  const std::optional<std::string> text = read_file(path, error);
  if (!text) {
    std::error_code unknown;
    if (!fs::exists(path, unknown) && !unknown) error += "; CMake writes it with -DCMAKE_EXPORT_COMPILE_COMMANDS=ON";
    return std::nullopt;
  }
  llvm::Expected<llvm::json::Value> parsed = llvm::json::parse(*text);
  if (!parsed) {
    error = fmt::format("'{}' is no JSON: {}", path, llvm::toString(parsed.takeError()));
    return std::nullopt;
  }
  const llvm::json::Array* entries = parsed->getAsArray();
  if (entries == nullptr || entries->empty()) {
    error = fmt::format("'{}' lists no commands", path);
    return std::nullopt;
  }
  const fs::path wanted = fs::weakly_canonical(fs::absolute(header));
  const llvm::json::Object* best = nullptr;
  fs::path best_directory;
  std::size_t best_common = 0;
  for (const llvm::json::Value& value : *entries) {
    const llvm::json::Object* entry = value.getAsObject();
    if (entry == nullptr || !entry->getString("file") || !entry->getString("directory")) continue;
    const fs::path directory = entry->getString("directory")->str();
    const fs::path file = fs::weakly_canonical(directory / entry->getString("file")->str());
    const std::size_t common = common_components(file, wanted);
    if (best == nullptr || common > best_common) {
      best = entry;
      best_directory = directory;
      best_common = common;
    }
  }
  if (best == nullptr) {
    error = fmt::format("'{}' lists no command with a file and a directory", path);
    return std::nullopt;
  }
  return absolute(arguments_of(*best), best_directory);
}

}  // namespace repoc::cli
