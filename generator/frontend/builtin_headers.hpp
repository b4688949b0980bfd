// The headers that Clang brings itself (stddef.h, stdarg.h, limits.h ...), carried inside the program so that it
// runs where no Clang is installed. The list is made at build time from the LLVM that repoc links.
#pragma once

#include <string_view>
#include <vector>

namespace repoc::frontend {

struct BuiltinHeader {
  std::string_view name;  // "stddef.h"
  std::string_view text;  // ends with a NUL behind its last byte
};

const std::vector<BuiltinHeader>& builtin_headers();

}  // namespace repoc::frontend
