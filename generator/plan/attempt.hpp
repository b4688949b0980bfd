// One reading of a name on its way to a query, and what was found wrong with it so far. A name may have several
// readings, so that nothing is reported before it is known which one is meant.
#pragma once

#include <utility>
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

// What every check of a reading sees.
struct Draft {
  const Subject& subject;
  const names::Sentence& sentence;
  Attempt& attempt;

  [[nodiscard]] const model::Model& model() const { return subject.model; }
  [[nodiscard]] Query& query() const { return attempt.query; }
  // The reference lives until the next one.
  diag::Diagnostic& error(diag::Diagnostic diagnostic) const {
    return attempt.errors.emplace_back(std::move(diagnostic));
  }
  diag::Diagnostic& warning(diag::Diagnostic diagnostic) const {
    return attempt.warnings.emplace_back(std::move(diagnostic));
  }
  // Whether the check finds nothing wrong.
  template <class Check>
  [[nodiscard]] bool passes(Check check) const {
    const std::size_t before = attempt.errors.size();
    check();
    return attempt.errors.size() == before;
  }
};

}  // namespace repoc::plan
