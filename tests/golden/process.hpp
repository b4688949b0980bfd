// Runs a program in a folder and hands back what it wrote: {"repoc", "--version"} -> status 0, out "repoc 0.1.0 ...".
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace repoc::golden {

struct Finished {
  int status = 0;  // as the program left it; 128 + the signal that killed it
  std::string out;
  std::string err;
};

// `arguments[0]` is the program's path. Output goes through files in `scratch`, which must exist. Throws
// std::system_error where the program cannot be started.
Finished run(const std::vector<std::string>& arguments, const std::filesystem::path& folder,
             const std::filesystem::path& scratch);

// A file's bytes; throws std::runtime_error where it cannot be read.
std::string read_file(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, const std::string& text);

}  // namespace repoc::golden
