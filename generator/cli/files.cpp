#include "cli/files.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace repoc::cli {

namespace fs = std::filesystem;

namespace {

struct Pending {
  fs::path temporary;
  fs::path target;
};

void discard(const std::vector<Pending>& pending) {
  std::error_code ignored;
  for (const Pending& one : pending) fs::remove(one.temporary, ignored);
}

std::string last_error() { return std::strerror(errno); }

bool write_one(const fs::path& path, const std::string& text, std::string& error) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  out.close();
  if (!out) error = fmt::format("cannot write '{}': {}", path.string(), last_error());
  return error.empty();
}

}  // namespace

std::optional<std::string> read_file(const std::string& path, std::string& error) {
  std::error_code code;
  // A pipe would block for ever.
  if (fs::exists(path, code) && !fs::is_regular_file(path, code)) {
    error = fmt::format("cannot read '{}': it is no regular file", path);
    return std::nullopt;
  }
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in) {
    error = fmt::format("cannot read '{}': {}", path, last_error());
    return std::nullopt;
  }
  return text;
}

bool write_all(const std::string& directory, const std::vector<emit::Output>& outputs, std::string& error) {
  std::vector<Pending> pending;
  for (const emit::Output& output : outputs) {
    const fs::path target = fs::path(directory) / output.path;
    std::string unread;
    std::error_code code;
    if (fs::is_regular_file(target, code) && read_file(target.string(), unread) == output.text) continue;
    if (!target.parent_path().empty()) fs::create_directories(target.parent_path(), code);
    if (code) {
      error = fmt::format("cannot make '{}': {}", target.parent_path().string(), code.message());
      discard(pending);
      return false;
    }
    // The process id keeps two runs over one directory apart.
    pending.push_back({target.string() + fmt::format(".{}.tmp", ::getpid()), target});
    if (!write_one(pending.back().temporary, output.text, error)) {
      discard(pending);
      return false;
    }
  }
  for (const Pending& one : pending) {
    std::error_code code;
    fs::rename(one.temporary, one.target, code);
    if (code) {
      error = fmt::format("cannot replace '{}': {}", one.target.string(), code.message());
      discard(pending);
      return false;
    }
  }
  return true;
}

std::string depfile_text(const std::string& target, const std::vector<std::string>& dependencies) {
  const auto escaped = [](const std::string& path) {
    std::string out;
    for (char c : path) {
      if (c == ' ' || c == '#') out += '\\';
      if (c == '$') out += '$';
      out += c;
    }
    return out;
  };
  std::string out = escaped(target) + ":";
  for (const std::string& dependency : dependencies) out += " \\\n  " + escaped(dependency);
  return out + "\n";
}

}  // namespace repoc::cli
