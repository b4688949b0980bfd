#include "diag/diagnostic.hpp"

namespace repoc::diag {

Diagnostic& Sink::report(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::error) ++errors_;
  return diagnostics_.emplace_back(std::move(diagnostic));
}

}  // namespace repoc::diag
