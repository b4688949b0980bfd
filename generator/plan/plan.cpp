// Methods -> queries: reads each name, keeps the readings that the signature fits, and takes the one that is left.
#include "plan/plan.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "plan/check.hpp"
#include "plan/report_name.hpp"
#include "plan/subject.hpp"

namespace repoc::plan {

namespace {

using diag::Id;

// The readings that fit; where a reading without the entity's name as a label does, only those.
std::vector<Attempt> fitting(std::vector<Attempt> attempts) {
  std::erase_if(attempts, [](const Attempt& a) { return !a.errors.empty(); });
  const auto labelled = [](const Attempt& a) { return a.sentence->label; };
  if (!std::all_of(attempts.begin(), attempts.end(), labelled)) std::erase_if(attempts, labelled);
  return attempts;
}

// No reading fits: the one that comes nearest tells why.
void report_misfit(const Subject& subject, const std::vector<Attempt>& attempts, diag::Sink& sink) {
  const auto nearer = [](const Attempt& a, const Attempt& b) {
    if (a.arity_fits != b.arity_fits) return a.arity_fits;
    if (a.errors.size() != b.errors.size()) return a.errors.size() < b.errors.size();
    return !a.sentence->label && b.sentence->label;
  };
  const Attempt& nearest = *std::min_element(attempts.begin(), attempts.end(), nearer);
  for (const diag::Diagnostic& error : nearest.errors) {
    diag::Diagnostic& reported = sink.report(error);
    if (attempts.size() == 1) continue;
    reported.note({}, fmt::format("of {} readings this is the nearest: '{}'", attempts.size(),
                                  names::dump(subject.model, *nearest.sentence)));
  }
}

// Two fields with the same words: no spelling tells them apart. True if that is the difference of two readings.
bool note_twins(const Subject& subject, const names::Sentence& a, const names::Sentence& b, diag::Diagnostic& out) {
  const std::vector<const names::Condition*> left = conditions(a);
  const std::vector<const names::Condition*> right = conditions(b);
  for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
    const model::Field& one = subject.field(left[i]->path);
    const model::Field& other = subject.field(right[i]->path);
    const names::Step& step = left[i]->path.steps.back();
    if (one.words != other.words || step == right[i]->path.steps.back()) continue;
    if (step.entity != right[i]->path.steps.back().entity) continue;
    out.note({}, fmt::format("two fields of '{}' have the words '{}'",
                             unqualified(subject.model.entities[step.entity].name), fmt::join(one.words, " ")));
    note_declared(out, one.name, one.span);
    note_declared(out, other.name, other.span);
    return true;
  }
  return false;
}

void report_ambiguous(const Subject& subject, const std::vector<Attempt>& attempts, bool more, diag::Sink& sink) {
  diag::Diagnostic& out = sink.report(
      Id::ambiguous, subject.method.span, subject.method.sentence,
      more ? fmt::format("at least {}", std::max<std::size_t>(attempts.size(), 2)) : std::to_string(attempts.size()));
  if (attempts.size() > 1 && note_twins(subject, *attempts[0].sentence, *attempts[1].sentence, out)) return;
  constexpr std::size_t kShown = 4;
  for (std::size_t i = 0; i < std::min(attempts.size(), kShown); ++i) {
    const names::Sentence& sentence = *attempts[i].sentence;
    out.note({}, fmt::format("it may mean '{}'; write {}", names::dump(subject.model, sentence),
                             names::canonical_spelling(subject.model, sentence)));
  }
  if (attempts.size() > kShown) out.note({}, fmt::format("and {} more", attempts.size() - kShown));
}

// A name of its own for every parameter, as declared where that is one.
void name_parameters(const model::Method& method, Query& query) {
  const auto taken = [&](const std::string& name) {
    return std::any_of(query.parameters.begin(), query.parameters.end(),
                       [&](const Parameter& p) { return p.name == name; });
  };
  for (std::size_t i = 0; i < method.parameters.size(); ++i) {
    if (const std::string& name = method.parameters[i].name; !name.empty() && !taken(name))
      query.parameters[i].name = name;
  }
  for (std::size_t i = 0; i < method.parameters.size(); ++i) {
    if (!query.parameters[i].name.empty()) continue;
    std::string name = fmt::format("p{}", i + 1);
    while (taken(name)) name += '_';
    query.parameters[i].name = std::move(name);
  }
}

}  // namespace

std::optional<Query> plan_method(const model::Model& model, std::size_t repository, std::size_t method,
                                 diag::Sink& sink) {
  const model::Repository& owner = model.repositories[repository];
  const Subject subject{model, owner, owner.methods[method]};
  if (!subject.method.query.empty()) {
    sink.report(Id::backend_unsupported, subject.method.query_span, "a raw query is not supported yet");
    return std::nullopt;
  }
  const names::Reading reading =
      names::read(model, owner.entity, subject.method.sentence, !subject.method.sentence_is_name);
  if (reading.sentences.empty()) {
    report_name(subject, reading.failure, sink);
    return std::nullopt;
  }
  if (report_unsupported(subject, sink)) return std::nullopt;

  std::vector<Attempt> attempts;
  for (const names::Sentence& sentence : reading.sentences) attempts.push_back(check(subject, sentence));
  std::vector<Attempt> fit = fitting(attempts);
  if (fit.empty()) {
    report_misfit(subject, attempts, sink);
    return std::nullopt;
  }
  // With more readings than were kept, one that fits may be among those that were not.
  if (fit.size() > 1 || reading.more) {
    report_ambiguous(subject, fit, reading.more, sink);
    return std::nullopt;
  }
  for (diag::Diagnostic& warning : fit.front().warnings) sink.report(std::move(warning));
  Query out = std::move(fit.front().query);
  out.name = fmt::format("{}::{}", unqualified(owner.name), subject.method.name);
  out.repository = repository;
  out.method = method;
  name_parameters(subject.method, out);
  return out;
}

std::vector<Query> plan(const model::Model& model, diag::Sink& sink) {
  std::vector<Query> out;
  for (std::size_t r = 0; r < model.repositories.size(); ++r) {
    for (std::size_t m = 0; m < model.repositories[r].methods.size(); ++m) {
      if (auto query = plan_method(model, r, m, sink)) out.push_back(std::move(*query));
    }
  }
  return out;
}

}  // namespace repoc::plan
