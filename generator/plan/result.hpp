// Return type -> who owns the result and how many there may be: language.md, section 3; product.md, section 2.
#pragma once

#include <optional>

#include "plan/plan.hpp"
#include "plan/subject.hpp"

namespace repoc::plan {

// The shape, or the diagnostic that says why the method cannot return that.
struct Result {
  std::optional<Shape> shape;
  std::optional<diag::Diagnostic> error;
};
Result result(const Subject& subject, const names::Sentence& sentence);

// A result of a type that will be supported later is reported; true then.
bool report_unsupported_result(const Subject& subject, diag::Sink& sink);

}  // namespace repoc::plan
