// One reading of a name against the method's signature: a query, or what does not fit.
#pragma once

#include <optional>
#include <vector>

#include "diag/diagnostic.hpp"
#include "plan/plan.hpp"
#include "plan/subject.hpp"

namespace repoc::plan {

struct Attempt {
  const names::Sentence* sentence = nullptr;
  bool arity_fits = false;
  std::vector<diag::Diagnostic> errors;
  std::vector<diag::Diagnostic> warnings;  // to be reported if this reading is taken
  Query query;                             // complete where there are no errors; without name, repository and method
};

Attempt check(const Subject& subject, const names::Sentence& sentence);

// What no reading of the name can change: parameters and results of types that are not supported yet.
bool report_unsupported(const Subject& subject, diag::Sink& sink);

}  // namespace repoc::plan
