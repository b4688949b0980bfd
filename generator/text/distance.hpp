// How far apart two spellings are: the edit distance of Damerau and Levenshtein (optimal string alignment),
// for "did you mean" notes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace repoc::text {

// Insertions, deletions, substitutions and swaps of neighbours. O(|a| * |b|) time, O(|b|) memory.
std::size_t edit_distance(std::string_view a, std::string_view b);

// The candidate nearest to `word`, if it is near enough to be meant (distance at most a third of the
// longer word, at least 1). The first of several equally near ones.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace repoc::text
