// Model values -> the names that messages show.
#include "plan/subject.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <span>

#include "names/vocabulary.hpp"

namespace repoc::plan {

namespace {

template <class Steps>
std::string dotted(const model::Model& model, const Steps& steps) {
  return text::join(steps, "", ".", [&](const auto& step) {
    return names::field_text(model.entities[step.entity].fields[step.field], ".");
  });
}

}  // namespace

std::string spelled(const model::Type& type) {
  const std::string& cpp = type.cpp;
  std::string out;
  for (std::size_t i = 0; i < cpp.size(); ++i) {
    const char before = out.empty() ? ' ' : out.back();
    const bool global = before == ' ' || before == '<' || before == '(' || before == ',';
    if (global && cpp.compare(i, 2, "::") == 0) {
      ++i;
    } else {
      // Clang writes `Product &&`.
      if ((cpp[i] == '&' || cpp[i] == '*') && before == ' ' && !out.empty()) out.pop_back();
      out += cpp[i];
    }
  }
  return out;
}

std::string described(const model::Model& model, const model::Type& type) {
  const model::Type& held = model::without_optional(type);
  // The model says its unit, which is a template of many words.
  if (!held.is(model::TypeKind::time_point)) return model::describe(model, type);
  return fmt::format("{}time point {}", &held == &type ? "" : "optional ", spelled(held));
}

std::string path_name(const model::Model& model, const names::Path& path) { return dotted(model, path.steps); }

std::string path_name(const model::Model& model, const Path& path) { return dotted(model, path.steps); }

model::Words path_words(const model::Model& model, const names::Path& path) {
  model::Words out;
  for (const names::Step& step : path.steps) {
    const model::Words& more = model.entities[step.entity].fields[step.field].words;
    out.insert(out.end(), more.begin(), more.end());
  }
  return out;
}

names::Range whole(const names::Condition& condition) {
  std::uint32_t end = std::max({condition.path.range.end, condition.op_range.end, condition.fold_range.end});
  if (condition.other) end = std::max(end, condition.other->range.end);
  return {condition.path.range.begin, end};
}

names::Range trimmed(const Subject& subject, names::Range range) {
  const std::string& s = subject.method.sentence;
  const auto joins = [](char c) { return c == '_' || c == '.'; };
  while (range.begin < range.end && joins(s[range.begin])) ++range.begin;
  while (range.begin < range.end && joins(s[range.end - 1])) --range.end;
  return range;
}

names::Range quantifier_range(const Subject& subject, const names::Path& path, std::size_t step) {
  const names::Range own = path.steps[step].range;
  if (step + 1 == path.steps.size()) return own;
  const names::Range between = trimmed(subject, {own.end, path.steps[step + 1].range.begin});
  return between.begin < between.end ? between : own;
}

std::optional<std::size_t> quantified_step(const names::Path& path) {
  for (std::size_t i = 0; i < path.steps.size(); ++i) {
    if (path.steps[i].quantifier != names::Quantifier::any) return i;
  }
  return std::nullopt;
}

std::string key_name(const Subject& subject) {
  return text::join(subject.entity().ids(), "", "_and_",
                    [&](std::size_t id) { return text::snake_case(subject.entity().fields[id].words); });
}

std::string operator_name(const Subject& subject, const names::Condition& condition) {
  const std::string written = subject.words(condition.op_range);
  return written.empty() ? "equal" : written;
}

std::string parameters(std::size_t count) { return fmt::format("{} parameter{}", count, count == 1 ? "" : "s"); }

std::string listed(const std::vector<std::string>& all, std::size_t shown) {
  // One more takes no more room than to say so.
  if (all.size() == shown + 1) ++shown;
  std::string out = fmt::format("{}", fmt::join(std::span(all).first(std::min(all.size(), shown)), ", "));
  if (all.size() > shown) out += fmt::format(" and {} more", all.size() - shown);
  return out;
}

std::vector<const names::Condition*> conditions(const names::Sentence& sentence) {
  std::vector<const names::Condition*> out;
  if (!sentence.where) return out;
  for (const names::Conjunction& conjunction : sentence.where->any_of) {
    for (const names::Term& term : conjunction.terms) {
      for (const names::Condition& condition : term.any_of) out.push_back(&condition);
    }
  }
  return out;
}

std::string shortened(const std::string& text) {
  constexpr std::size_t kLongest = 200;
  if (text.size() <= kLongest) return text;
  const auto continues = [&](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U; };
  std::size_t head = kLongest / 2;
  std::size_t tail = text.size() - kLongest / 2;
  // No character is cut in two.
  while (head > 0 && continues(head)) --head;
  while (tail < text.size() && continues(tail)) ++tail;
  return text.substr(0, head) + "..." + text.substr(tail);
}

void note_unsupported(diag::Diagnostic& diagnostic, const model::Type& type) {
  if (type.is(model::TypeKind::unsupported) && !type.why.empty()) diagnostic.note({}, type.why);
}

void note_declared(diag::Diagnostic& diagnostic, const std::string& name, text::Span span) {
  if (span.valid()) diagnostic.note(span, fmt::format("'{}' is declared here", name));
}

}  // namespace repoc::plan
