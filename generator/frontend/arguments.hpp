// The compiler arguments of a project -> those that Clang may see. Of 42 common GCC flags 13 are errors for Clang, and
// some write files or load code, so this is a list of what passes and not of what does not.
//   -Iinclude -O2 -fplugin=x.so -D A=1   ->   -Iinclude -D A=1
#pragma once

#include <string>
#include <vector>

namespace repoc::frontend {

std::vector<std::string> allowed_arguments(const std::vector<std::string>& arguments);

}  // namespace repoc::frontend
