// `-p BUILD_DIR`: the include paths and definitions of a build, for headers that no command compiles by themselves.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace repoc::cli {

// The arguments of the entry of BUILD_DIR/compile_commands.json whose file lies nearest to `header` (most leading path
// components in common, the first of several), without compiler and file names, relative paths made absolute. The front
// end keeps only what it allows. No value and a message in `error` if the file is missing or malformed.
std::optional<std::vector<std::string>> compile_arguments(const std::string& build_dir, const std::string& header,
                                                          std::string& error);

}  // namespace repoc::cli
