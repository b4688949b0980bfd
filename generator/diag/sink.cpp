// What is reported, and as what: a warning that -Wno-grouping names is dropped, one that -Werror=grouping names counts
// as an error.
#include "diag/diagnostic.hpp"

namespace repoc::diag {

bool Levels::adjustable(Id id) { return info(id).severity != Severity::error || info(id).also_warning; }

const Levels::Said& Levels::said(Id id) const {
  static const Said nothing;
  const auto at = static_cast<std::size_t>(id);
  return at < said_.size() ? said_[at] : nothing;
}

Levels::Said& Levels::said(Id id) {
  if (said_.empty()) said_.resize(all().size());
  return said_.at(static_cast<std::size_t>(id));
}

void Levels::enable(Id id, bool on) { said(id).off = !on; }

void Levels::make_error(Id id, bool on) {
  said(id).error = on;
  if (on) said(id).off = false;
}

bool Levels::enabled(Id id) const { return !said(id).off; }

std::optional<Severity> Levels::applied(Id id, Severity severity) const {
  if (severity == Severity::error) return severity;
  const Said& one = said(id);
  if (one.off) return std::nullopt;
  const bool error = one.error.value_or(warnings_are_errors_ && severity == Severity::warning);
  return error ? Severity::error : severity;
}

Diagnostic& Sink::report(Diagnostic diagnostic) {
  const std::optional<Severity> severity = levels_.applied(diagnostic.id, diagnostic.severity);
  if (!severity) return dropped_ = std::move(diagnostic);
  diagnostic.severity = *severity;
  if (diagnostic.severity == Severity::error) ++errors_;
  return diagnostics_.emplace_back(std::move(diagnostic));
}

}  // namespace repoc::diag
