// repoc: header text -> AST -> model -> name tree -> query plan -> statement -> C++ text.
#include <fmt/format.h>

#include <cstdio>
#include <exception>

#include "cli/commands.hpp"
#include "cli/options.hpp"

int main(int argc, char** argv) {
  using repoc::cli::Exit;
  try {
    const repoc::cli::Parsed parsed = repoc::cli::parse(argc, argv);
    const Exit exit = parsed.go_on ? repoc::cli::run(parsed.options) : parsed.exit;
    return static_cast<int>(exit);
  } catch (const std::exception& error) {
    fmt::print(stderr, "repoc: a bug in repoc: {}; please report it with the header\n", error.what());
    return static_cast<int>(Exit::bug);
  }
}
