// Compares what repoc does with a case's folder with what the folder says, or makes the folder say it.
#pragma once

#include <filesystem>

#include "golden_case.hpp"

namespace repoc::golden {

// True where status, output and every written file are as expected, byte for byte; prints each difference.
bool check(const std::filesystem::path& tool, const GoldenCase& golden);

// Rewrites expected/, stdout.txt, stderr.txt and status. Files that are as they should be are not touched; each one
// that is, is printed. False where repoc ended with a bug (status 4, or killed by a signal): nothing is written then.
bool update(const std::filesystem::path& tool, const GoldenCase& golden);

// Executes the schema in the expected files on an empty SQLite database, twice, and prepares every other statement
// there. True where all of them compile; prints those that do not. Needs no run of repoc.
bool prepare(const GoldenCase& golden);

// Do `repoc schema` and `repoc explain --format json` print SQL that SQLite takes, and the same as is generated?
bool explain(const std::filesystem::path& tool, const GoldenCase& golden);

}  // namespace repoc::golden
