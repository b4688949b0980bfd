// What was probably meant by words that are not understood, of those that are legal there: the same in other words, or
// the nearest spelling, and never the contrary.
//   more_than -> greater_than;  greater_then -> greater_than;  inactive: nothing, not even where there is `active`
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace repoc::names {

struct Nearest {
  std::string spelling;
  double change = 1;  // 0: the same in other words, or what was written; 1: nothing in common
};

// `operators`: the legal spellings are words of the language, which people know by other words.
std::optional<Nearest> nearest(const std::string& written, const std::vector<std::string>& legal, bool operators);

}  // namespace repoc::names
