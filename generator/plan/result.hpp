// Return type -> who owns the result, how many there may be and what a row becomes: language.md, section 3; product.md,
// section 2.
#pragma once

#include <optional>
#include <vector>

#include "plan/plan.hpp"
#include "plan/subject.hpp"

namespace repoc::plan {

// What a reading gives, with the columns of it: those that the name selects, or those that a struct asks for.
struct Answer {
  Result result;
  std::vector<Column> columns;
};

// Or why the method cannot return that, in `errors`.
std::optional<Answer> answer(const Subject& subject, const names::Sentence& sentence,
                             std::vector<diag::Diagnostic>& errors);

// The result of a raw query, whose columns only the back end knows. Shape::value and Holds::value for an integer and a
// bool: whether they are a column or the rows affected depends on the statement; Shape::nothing for void.
std::optional<Result> raw_result(const Subject& subject, diag::Sink& sink);

}  // namespace repoc::plan
