// A question and the objects -> the answer, by the rules of the language (docs/language.md, "Meaning") and nothing of
// the compiler: what the database says must be the same.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "question.hpp"

namespace repoc::property {

struct Answer {
  // Nothing is done: a RangeError, or a UsageError where a write has lost every criterion.
  bool refused = false;
  bool may_be_refused = false;  // a sum that overflows on its way or not
  std::vector<Row> rows;  // of objects: their fields without the lists; of a write: what a delete removed, where asked
  bool ordered = false;   // else the rows come in any order
  // How far a floating-point number may be off: it is summed in any order, and an average of integers is rounded.
  double slack = 0;
  std::optional<std::int64_t> total;  // of a page
  std::optional<std::int64_t> affected;
  std::vector<std::vector<Row>> tables;  // of a write: what is stored afterwards, as table_rows()
};

Answer expected_answer(const World& world, const Question& question);

// What is stored of the objects: the root's rows, then those of each list below it, depth first, sorted. A child's row
// begins with the keys of its owners and its position.
std::vector<std::vector<Row>> table_rows(const World& world, const std::vector<Object>& objects);
// Positions have gaps, as the runtime makes them.
inline constexpr std::int64_t kStride = 1000;

}  // namespace repoc::property
