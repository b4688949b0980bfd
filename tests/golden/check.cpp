#include "check.hpp"

#include <iostream>
#include <set>
#include <sstream>

#include "process.hpp"

namespace repoc::golden {

namespace fs = std::filesystem;

namespace {

const std::string* find(const Result& result, const std::string& name) {
  const auto at = result.texts.find(name);
  return at == result.texts.end() ? nullptr : &at->second;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> result;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) result.push_back(line);
  return result;
}

// The lines between the common beginning and the common end, with three lines around: enough to see what changed.
void print_difference(const std::string& name, const std::string& expected_text, const std::string& actual_text) {
  const std::vector<std::string> before = split(expected_text);
  const std::vector<std::string> after = split(actual_text);
  std::size_t begin = 0;
  while (begin < before.size() && begin < after.size() && before[begin] == after[begin]) ++begin;
  std::size_t end = 0;
  while (end < before.size() - begin && end < after.size() - begin &&
         before[before.size() - 1 - end] == after[after.size() - 1 - end]) {
    ++end;
  }
  const std::size_t context = 3;
  std::cout << "--- " << name << " (expected)\n+++ " << name << " (written), line " << begin + 1 << '\n';
  for (std::size_t i = begin - std::min(begin, context); i < begin; ++i) std::cout << "  " << before[i] << '\n';
  for (std::size_t i = begin; i < before.size() - end; ++i) std::cout << "- " << before[i] << '\n';
  for (std::size_t i = begin; i < after.size() - end; ++i) std::cout << "+ " << after[i] << '\n';
  const std::size_t rest = before.size() - end;
  for (std::size_t i = rest; i < std::min(before.size(), rest + context); ++i) std::cout << "  " << before[i] << '\n';
  if (begin == before.size() && begin == after.size()) std::cout << "  (they differ in the last line's end)\n";
}

std::set<std::string> names(const Result& one, const Result& other) {
  std::set<std::string> result;
  for (const auto& [name, text] : one.texts) result.insert(name);
  for (const auto& [name, text] : other.texts) result.insert(name);
  return result;
}

}  // namespace

bool check(const fs::path& tool, const GoldenCase& golden) {
  const Result want = expected(golden);
  const Result have = run_repoc(tool, golden, golden.arguments);
  bool same = want.status == have.status;
  if (!same) std::cout << "status " << have.status << ", expected " << want.status << '\n';
  for (const std::string& name : names(want, have)) {
    const std::string* const wanted = find(want, name);
    const std::string* const written = find(have, name);
    if (wanted != nullptr && written != nullptr && *wanted == *written) continue;
    same = false;
    if (written == nullptr) std::cout << name << ": expected and not written\n";
    if (wanted == nullptr) std::cout << name << ": written and not expected\n";
    print_difference(name, wanted == nullptr ? "" : *wanted, written == nullptr ? "" : *written);
  }
  // Nothing is written when there is an error.
  if (have.status != 0 && fs::exists(golden.folder / "expected")) {
    std::cout << "a case that ends with a status has no expected/\n";
    same = false;
  }
  if (!same)
    std::cout << "if this is as it should be: ./dev update-goldens " << golden.folder.filename().string() << '\n';
  return same;
}

bool update(const fs::path& tool, const GoldenCase& golden) {
  const Result want = expected(golden);
  const Result have = run_repoc(tool, golden, golden.arguments);
  const std::string label = golden.folder.filename().string();
  if (have.status < 0 || have.status > 3) {
    std::cout << label << ": repoc ended with status " << have.status << "; nothing updated\n";
    if (const std::string* err = find(have, "stderr.txt")) std::cout << *err;
    return false;
  }
  for (const std::string& name : names(want, have)) {
    const std::string* const wanted = find(want, name);
    const std::string* const written = find(have, name);
    if (wanted != nullptr && written != nullptr && *wanted == *written) continue;
    std::cout << label << ": " << (written == nullptr ? "removed " : "wrote ") << name << '\n';
    if (written == nullptr) {
      fs::remove(golden.folder / name);
    } else {
      write_file(golden.folder / name, *written);
    }
  }
  if (have.status != 0) fs::remove_all(golden.folder / "expected");
  if (want.status != have.status) {
    std::cout << label << ": status " << want.status << " -> " << have.status << '\n';
    if (have.status == 0) {
      fs::remove(golden.folder / "status");
    } else {
      write_file(golden.folder / "status", std::to_string(have.status) + "\n");
    }
  }
  return true;
}

}  // namespace repoc::golden
