// Model values -> the names that messages show.
#include "plan/subject.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <span>

namespace repoc::plan {

std::string unqualified(const std::string& name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string::npos ? name : name.substr(colon + 1);
}

std::string spelled(const model::Type& type) {
  const std::string& cpp = type.cpp;
  std::string out;
  for (std::size_t i = 0; i < cpp.size(); ++i) {
    const char before = out.empty() ? ' ' : out.back();
    const bool global = before == ' ' || before == '<' || before == '(' || before == ',';
    if (global && cpp.compare(i, 2, "::") == 0) {
      ++i;
    } else {
      out += cpp[i];
    }
  }
  return out;
}

std::string path_name(const model::Model& model, const names::Path& path) {
  std::vector<std::string> steps;
  for (const names::Step& step : path.steps) {
    steps.push_back(fmt::format("{}", fmt::join(model.entities[step.entity].fields[step.field].words, "_")));
  }
  return fmt::format("{}", fmt::join(steps, "."));
}

std::string operator_name(const Subject& subject, const names::Condition& condition) {
  const std::string written = subject.words(condition.op_range);
  return written.empty() ? "equal" : written;
}

std::string parameters(std::size_t count) { return fmt::format("{} parameter{}", count, count == 1 ? "" : "s"); }

std::string listed(const std::vector<std::string>& all) {
  constexpr std::size_t kShown = 16;
  std::string out = fmt::format("{}", fmt::join(std::span(all).first(std::min(all.size(), kShown)), ", "));
  if (all.size() > kShown) out += fmt::format(" and {} more", all.size() - kShown);
  return out;
}

std::vector<const names::Condition*> conditions(const names::Sentence& sentence) {
  std::vector<const names::Condition*> out;
  if (!sentence.where) return out;
  for (const names::Conjunction& conjunction : sentence.where->any_of) {
    for (const names::Condition& condition : conjunction.terms) out.push_back(&condition);
  }
  return out;
}

void note_declared(diag::Diagnostic& diagnostic, const std::string& name, text::Span span) {
  if (span.valid()) diagnostic.note(span, fmt::format("'{}' is declared here", name));
}

}  // namespace repoc::plan
