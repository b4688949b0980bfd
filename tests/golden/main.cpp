// golden_test check|update|prepare|explain REPOC CASE_FOLDER
#include <exception>
#include <iostream>
#include <string_view>

#include "check.hpp"

int main(int argc, char** argv) {
  using namespace repoc::golden;
  const std::string_view mode = argc == 4 ? argv[1] : "";
  try {
    if (mode == "check") return check(argv[2], load(argv[3])) ? 0 : 1;
    if (mode == "update") return update(argv[2], load(argv[3])) ? 0 : 1;
    if (mode == "prepare") return prepare(load(argv[3])) ? 0 : 1;
    if (mode == "explain") return explain(argv[2], load(argv[3])) ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << "golden_test: " << error.what() << '\n';
    return 1;
  }
  std::cerr << "usage: golden_test check|update|prepare|explain REPOC CASE_FOLDER\n";
  return 2;
}
